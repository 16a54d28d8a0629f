"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/分隔页.docx": "5e1abce977e94eb61cace5321856b4467a5e8a689e5543374733c9958cf0a3c0",
    "forms/合并汇款单.docx": "d48778df58acbed6ccfd9a1d656ef7601fff7775d0d22d1e52c9b708b719f093",
    "forms/在线办理指引.docx": "e60cb1ae0e0d2d68696ff95e7f3b0b0d676a0042fffd638cd1936c2d11043405",
    "forms/明细表.docx": "8c1b4b272b44a46d68c6c2b28d1fb4e9ff8ea071518da7389d6d43266ce9b72e",
    "forms/材料清单.docx": "fc9a7a317903fd009a976b5984fd914d1f7a24ccac84ccbc7615e23aa560b429",
    "forms/汇款信息单.docx": "4354cb069183f61ca0ed2738160f1e8a41b4dc94a65a64bf0c7170570d2d9c6a",
    "forms/申请表.docx": "563e4c89dbbdf01ed4a61470e2cde7ead4d71a6177d74708f37c5619369ecd18",
    "forms/邮寄地址页.docx": "efaa489d53c43b3b815cbf67e7650ac57d2e4d4f3c5eb60a0ca7b5a068c24391",
    "resources/glossary.toml": "e30ceb2fa752c39ae55164c7257214dfb6ee3d2f89b61382f20070586e7de55d",
    "resources/guide/caveats.toml": "4a0a52abc74d2180b39b7319a23a47b325f6b41c0c41186b693050fd5c70eb02",
    "resources/guide/finder.toml": "b4d22a7c3f364f3653a0a15c486369119a175062b01d20823b26b7a2ef2c4141",
    "resources/guide/general.toml": "6e3febe09a3a6a73cacbb9d2d4cf0a991ef29ef93f75cf4d3e16dc0ebdcb77ad",
    "resources/guide/materials.toml": "59b6915f108d7151e6f44c0ea42fb024a8b7538239bdba9b5a421210041392d6",
    "resources/guide/new.toml": "657aec3b633a3a558e92e7da89ac2f53dcb7419efd1418dd2129af90944e0ffe",
    "resources/guide/rename.toml": "e6c0ed1c13e45128fa20d88d8f59ef2d2c7ab5d3856bbee6b383573a0049be74",
    "resources/guide/renew.toml": "63d8902bf8f853c3be582af9838b6f9cbb8498c21f5fed900c725b1b39281b9a",
    "resources/guide/replace.toml": "83847eaf8bcbba27a2c1e8da949c638b1ecc3c2451834c3cf919bbe72755bb8a",
    "resources/guide/revoke.toml": "faff6453df7984699e2e3181ca965a99dbef49bc86c01821fae54d1f44c02f20",
    "resources/guide/unlock.toml": "d4338c6efc1b732a96d7cd5d704094871a22769817e104e766b4ffec1c239843",
    "resources/help/using.toml": "cf521cf39155d2011b80d5f7c16865fb2673bd904a7e025b2e8389b31d7c5879",
}
