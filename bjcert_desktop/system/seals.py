"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/合并汇款单.docx": "c32e3be7993eae1559f9e9ad89a67b68c0b577f1f57d386b6c750cf1938e486e",
    "forms/在线办理指引.docx": "c795fac242cd01a6d69561f85771883c1b4db43c07490fc782a3dde3dcc6ea84",
    "forms/明细表.docx": "26db1019b8700013a8e8a687122f5edc058a43987421fb31aefd25cb45371a3d",
    "forms/材料清单.docx": "c804a1991b45c7bdbf6644480086e140a71f0a0eed2aa8a08f4a5854aad39978",
    "forms/汇款信息单.docx": "f99d11335cad3c5beffa476f7f28f4facfcbf1d91a700fc81d5a27d3a3164ffb",
    "forms/申请表.docx": "a09ac9b08513e1819bf22dcd5ddf405b7bf469df14a23dc10b5cda4f547a09ed",
    "forms/邮寄地址页.docx": "6079167e1d0f3db03f959fbf83d979023d18fbf8483b0f90d780b178206a24aa",
    "resources/guide/caveats.toml": "3bdb5e5bd51261410b5468e659f3df5e281423c57e3a540acdbc77c52fb6e0f8",
    "resources/guide/finder.toml": "efa679863797d6f2c7b3206d48d39ef0404f8fd1addf655e87641c41fecb9d79",
    "resources/guide/general.toml": "6e3febe09a3a6a73cacbb9d2d4cf0a991ef29ef93f75cf4d3e16dc0ebdcb77ad",
    "resources/guide/materials.toml": "59b6915f108d7151e6f44c0ea42fb024a8b7538239bdba9b5a421210041392d6",
    "resources/guide/new.toml": "657aec3b633a3a558e92e7da89ac2f53dcb7419efd1418dd2129af90944e0ffe",
    "resources/guide/rename.toml": "fb582535b30b105b6a4450f4e35b0d0a9c86405a320ec284a8c94323f74382e0",
    "resources/guide/renew.toml": "63d8902bf8f853c3be582af9838b6f9cbb8498c21f5fed900c725b1b39281b9a",
    "resources/guide/replace.toml": "4ae09409a1741719b125d46a1a8c6bb0df455370c7621de1f135207ae410edcc",
    "resources/guide/revoke.toml": "f66c7e4dc47e2a07cc5a48a8f62e037b9ebeb43e89e614329a8169ced03d068b",
    "resources/guide/unlock.toml": "a0a468c3f9a8f27a6404d0ee51932958b20458a832107c82967c07f900c41527",
}
