"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/合并汇款单.docx": "2fde6404d08477fdbd84de100c6118af04ee889506579e1931b120c74a03dc82",
    "forms/在线办理指引.docx": "4482cfbc1e1cd627f014ea6dbff3b9d25f16536c9ef24f99568e0d317949a0d3",
    "forms/明细表.docx": "af4b5c7a3af5bc7e1016d0e889e1fb56093276867f43b935de043918ca4cd0df",
    "forms/材料清单.docx": "e22e39ebfca35f8d9fac7bf768d130bf77c398f52fc4406048c593f42eeecc04",
    "forms/汇款信息单.docx": "8e601e4f5c19a7fb2df35db0e1cf8709da2b6a1d61c25270ef8638d1c060193b",
    "forms/申请表.docx": "24461b98b91d929999586955f692dd9c40305cb0fb87a2e6d9734e56232afa6d",
    "forms/邮寄地址页.docx": "91b0378eb4824f870d7cf28cf8ff09317c767c9834956aa5282e440b5ac734bf",
    "resources/guide/caveats.toml": "3bdb5e5bd51261410b5468e659f3df5e281423c57e3a540acdbc77c52fb6e0f8",
    "resources/guide/finder.toml": "2cf03c3bfd11c931b622e56beb9574b319b404d12d40c470b0790e8f804a3674",
    "resources/guide/general.toml": "6e3febe09a3a6a73cacbb9d2d4cf0a991ef29ef93f75cf4d3e16dc0ebdcb77ad",
    "resources/guide/materials.toml": "59b6915f108d7151e6f44c0ea42fb024a8b7538239bdba9b5a421210041392d6",
    "resources/guide/new.toml": "657aec3b633a3a558e92e7da89ac2f53dcb7419efd1418dd2129af90944e0ffe",
    "resources/guide/rename.toml": "fb582535b30b105b6a4450f4e35b0d0a9c86405a320ec284a8c94323f74382e0",
    "resources/guide/renew.toml": "63d8902bf8f853c3be582af9838b6f9cbb8498c21f5fed900c725b1b39281b9a",
    "resources/guide/replace.toml": "c328e3688c086cedd74a85940b9ec8acf3371b06a0a10963c7a3c09eb47d5ec0",
    "resources/guide/revoke.toml": "f66c7e4dc47e2a07cc5a48a8f62e037b9ebeb43e89e614329a8169ced03d068b",
    "resources/guide/unlock.toml": "a0a468c3f9a8f27a6404d0ee51932958b20458a832107c82967c07f900c41527",
}
