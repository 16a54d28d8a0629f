"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/分隔页.docx": "65fb50abc853771aeb03e06aee8cd77ea26db51808cf49669547ef4ecb14968c",
    "forms/合并汇款单.docx": "29233dc502f775dc8c427846cb51db970736c80aef1b6d5bac8de6ebcf24211b",
    "forms/在线办理指引.docx": "6c80bb783d0f6c4f00d793a71eb8d817e927aead573e93a95287484bba825087",
    "forms/明细表.docx": "a12953b73c9840643167c6ad97258579c8881642b56de2fac5a770a71cf78cfc",
    "forms/材料清单.docx": "d6761a6aba0afb586ae29589856c2993a4362735a4a269c7b57489147ec5a1d6",
    "forms/汇款信息单.docx": "274f541b6fed0a27c74f6247eab2b95d769fb9e523dbf977e3e7e0f199d9e5ad",
    "forms/申请表.docx": "f4bdcbe8d23b9491e51d2945dd0e308ff2e750ea5c270d8cbcb3a83f3efa94eb",
    "forms/邮寄地址页.docx": "a479539b2bc128181f6d67fec88281235d8322b04a6410728e4a3c464c485344",
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
    "resources/help/using.toml": "abe27eb28c670a759e7d5fe30258c348b92bf05010acfe345095398b5d2542d0",
}
