"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/分隔页.docx": "3c286d87e52a259c91cf9dc5ff42feb3128e0c90a24ced398c4c271335dc292a",
    "forms/合并汇款单.docx": "962444403b5c6e2c82ab3d318a11498b8ef527dfe5ab097db215b58b868a60a9",
    "forms/在线办理指引.docx": "303c6a9463f73c70ef02851ff6f478f2994b36266b20d04588d1f891a1d2d58b",
    "forms/明细表.docx": "91b189f75674c8f82f8528fbb6a58f5aa8864ab7fa50d2f7da10a474321a2f28",
    "forms/材料清单.docx": "e55c56166fe3d3d48c4f50d2818116e6c0cbbe5dfb2a862e1e0896351332303c",
    "forms/汇款信息单.docx": "dda3a9af8a86a2eb873363ab5c5115aa1c703040104cd8c8a2400afb67391ab8",
    "forms/申请表.docx": "2120fd75dca11319a31e0f6638ac0cf1c2990b63799609fc9ffee2a4c4508e70",
    "forms/邮寄地址页.docx": "f107e6629f07ecf8109f411ba7b67206db95a043e12659c32fde862db4033bdd",
    "resources/glossary.toml": "e30ceb2fa752c39ae55164c7257214dfb6ee3d2f89b61382f20070586e7de55d",
    "resources/guide/caveats.toml": "3bdb5e5bd51261410b5468e659f3df5e281423c57e3a540acdbc77c52fb6e0f8",
    "resources/guide/finder.toml": "efa679863797d6f2c7b3206d48d39ef0404f8fd1addf655e87641c41fecb9d79",
    "resources/guide/general.toml": "6e3febe09a3a6a73cacbb9d2d4cf0a991ef29ef93f75cf4d3e16dc0ebdcb77ad",
    "resources/guide/materials.toml": "59b6915f108d7151e6f44c0ea42fb024a8b7538239bdba9b5a421210041392d6",
    "resources/guide/new.toml": "657aec3b633a3a558e92e7da89ac2f53dcb7419efd1418dd2129af90944e0ffe",
    "resources/guide/rename.toml": "fb582535b30b105b6a4450f4e35b0d0a9c86405a320ec284a8c94323f74382e0",
    "resources/guide/renew.toml": "63d8902bf8f853c3be582af9838b6f9cbb8498c21f5fed900c725b1b39281b9a",
    "resources/guide/replace.toml": "4ae09409a1741719b125d46a1a8c6bb0df455370c7621de1f135207ae410edcc",
    "resources/guide/revoke.toml": "f66c7e4dc47e2a07cc5a48a8f62e037b9ebeb43e89e614329a8169ced03d068b",
    "resources/guide/unlock.toml": "d4338c6efc1b732a96d7cd5d704094871a22769817e104e766b4ffec1c239843",
    "resources/help/using.toml": "5c05d291d317f533daf46bd391661b532f1477c3fdf7206b945a63e5e92f3c1f",
}
