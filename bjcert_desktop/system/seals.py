"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/合并汇款单.docx": "b9a205848f5274fc4ac05f57427107602a5fd4f28071d5c6a26a490775025c14",
    "forms/在线办理指引.docx": "debb50711db6e96356f4c61b1564039ce17187e9934d411979b4a111bebbbc65",
    "forms/明细表.docx": "46d72c1d3d7377903150e163e55e15912d14d7c952e5a61acfe7e247088aad77",
    "forms/材料清单.docx": "3df28b894a4876eb3504417388094c14ecd7a95794b56e0ecf8023f51d171a5d",
    "forms/汇款信息单.docx": "fed3f41a20f58fcd713c2a63ac70599b55f4cd7527c1072a440916fe38a341fd",
    "forms/申请表.docx": "204eb7038dc12c787fba648e41994f184fad0058f757800667698b14826dcb3b",
    "forms/邮寄地址页.docx": "f1e2a4f8b529af78bb2536518a4d8da6d2a69c0623dc9155cc3b50a95ac39e80",
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
