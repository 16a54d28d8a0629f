"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/合并汇款单.docx": "582e7294a82bc7fd9742d7f1a19c03a6fcec49470f85083f1d1fddd356f96582",
    "forms/在线办理指引.docx": "0bd0fef7cfde0f04138aa0c9c704f352bda4b210f88dd34ed863e1354b7f1aad",
    "forms/明细表.docx": "565948403147e0b2e608961e50ac06f6a9a927b699f29b0aa919c11e33bd796a",
    "forms/材料清单.docx": "0c5ce94209271d62cdb3b87eeb064c28cfebb95cd1c269538ebcf87972008e16",
    "forms/汇款信息单.docx": "40afda8c8b831e7b52c0085238b972cb0f8d956809a90f248daaa6c2adee901f",
    "forms/申请表.docx": "34bdd30f4a35a5b2174a3618d769f6fd21adcdc0162b2664c8f62bf5e6dad67c",
    "forms/邮寄地址页.docx": "0acb768b1b5c71b84a0b059929425d8ca89d19512dcbc278142ca9549708d138",
    "resources/guide/caveats.toml": "7b5f540c281a8fd27f4033d77762c1ecc5e5196964f7262fd98551bd7707f62c",
    "resources/guide/finder.toml": "2cf03c3bfd11c931b622e56beb9574b319b404d12d40c470b0790e8f804a3674",
    "resources/guide/general.toml": "72f78635a0d6bc4849731a7a408fab67a578e9978c20545c4e91f9e1cf76b3a0",
    "resources/guide/materials.toml": "dc38640f7b8640369c7fbba7689e484bd55c1bf7374d52d163adb4e3c8be0f7e",
    "resources/guide/new.toml": "657aec3b633a3a558e92e7da89ac2f53dcb7419efd1418dd2129af90944e0ffe",
    "resources/guide/rename.toml": "fb582535b30b105b6a4450f4e35b0d0a9c86405a320ec284a8c94323f74382e0",
    "resources/guide/renew.toml": "a9343b705e5856b568233809377e42bf770e0daeeca82738c257e4ccf23c7bda",
    "resources/guide/replace.toml": "c328e3688c086cedd74a85940b9ec8acf3371b06a0a10963c7a3c09eb47d5ec0",
    "resources/guide/revoke.toml": "f66c7e4dc47e2a07cc5a48a8f62e037b9ebeb43e89e614329a8169ced03d068b",
    "resources/guide/unlock.toml": "a0a468c3f9a8f27a6404d0ee51932958b20458a832107c82967c07f900c41527",
}
