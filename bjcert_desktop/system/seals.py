"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/分隔页.docx": "b127c90b29aa50278fb01bd20b49ee145473f90a2e04de13222239f70ec597b6",
    "forms/合并汇款单.docx": "49107ad2a9dbb406b427638b72aa29cfb78f7407b119189c240c9f484dd16e12",
    "forms/在线办理指引.docx": "a9c6849c438a768621f5acaad34b26a686e3103895747582eae04fe9c3c7e0d1",
    "forms/明细表.docx": "51e85e5dfb08d98763c1cd12686994c0a7a55c2bed141b30d75ddf3647c1dcc4",
    "forms/材料清单.docx": "56fec3fe4593f91a77ec9106a68ba2d7303c4a618354c946a517bd03b40d4cb5",
    "forms/汇款信息单.docx": "e16c1c4dbb4950f3cc47f106825837fa8070324606fd2aaa55632ab05976b84a",
    "forms/申请表.docx": "098d8124f92eb4cc4df7919ab23f77c484bb9e01968a51b75acdb930c96e7f3e",
    "forms/邮寄地址页.docx": "5bacbb4d27a2fd86c12e6c8036fb0167cacdbdfb2675e595f3b03e883b022960",
    "resources/glossary.toml": "e30ceb2fa752c39ae55164c7257214dfb6ee3d2f89b61382f20070586e7de55d",
    "resources/guide/caveats.toml": "3f333d2b1eedeb231cb426f9d9b79c59062e6a31cbdbac36a888510e35ed9dde",
    "resources/guide/finder.toml": "b4d22a7c3f364f3653a0a15c486369119a175062b01d20823b26b7a2ef2c4141",
    "resources/guide/general.toml": "6e3febe09a3a6a73cacbb9d2d4cf0a991ef29ef93f75cf4d3e16dc0ebdcb77ad",
    "resources/guide/materials.toml": "59b6915f108d7151e6f44c0ea42fb024a8b7538239bdba9b5a421210041392d6",
    "resources/guide/new.toml": "657aec3b633a3a558e92e7da89ac2f53dcb7419efd1418dd2129af90944e0ffe",
    "resources/guide/rename.toml": "e6c0ed1c13e45128fa20d88d8f59ef2d2c7ab5d3856bbee6b383573a0049be74",
    "resources/guide/renew.toml": "63d8902bf8f853c3be582af9838b6f9cbb8498c21f5fed900c725b1b39281b9a",
    "resources/guide/replace.toml": "83847eaf8bcbba27a2c1e8da949c638b1ecc3c2451834c3cf919bbe72755bb8a",
    "resources/guide/revoke.toml": "faff6453df7984699e2e3181ca965a99dbef49bc86c01821fae54d1f44c02f20",
    "resources/guide/unlock.toml": "d4338c6efc1b732a96d7cd5d704094871a22769817e104e766b4ffec1c239843",
    "resources/help/using.toml": "125667f16b4da402b0fd195edc6d0eb41465aae48c7f8fadfa23c7ad7824f83a",
}
