"""SHA-256 of what must be as it was published; written by ``dev.py seal``."""

SEALS = {
    "forms/合并汇款单.docx": "582e7294a82bc7fd9742d7f1a19c03a6fcec49470f85083f1d1fddd356f96582",
    "forms/在线办理指引.docx": "0bd0fef7cfde0f04138aa0c9c704f352bda4b210f88dd34ed863e1354b7f1aad",
    "forms/明细表.docx": "565948403147e0b2e608961e50ac06f6a9a927b699f29b0aa919c11e33bd796a",
    "forms/材料清单.docx": "0c5ce94209271d62cdb3b87eeb064c28cfebb95cd1c269538ebcf87972008e16",
    "forms/汇款信息单.docx": "40afda8c8b831e7b52c0085238b972cb0f8d956809a90f248daaa6c2adee901f",
    "forms/申请表.docx": "34bdd30f4a35a5b2174a3618d769f6fd21adcdc0162b2664c8f62bf5e6dad67c",
    "forms/邮寄地址页.docx": "0acb768b1b5c71b84a0b059929425d8ca89d19512dcbc278142ca9549708d138",
    "resources/guide/caveats.toml": "bd5b724e674c2cf46a0f8324846f9a183982c1b089a3106794998a0b199ee607",
    "resources/guide/finder.toml": "81cbaafaaef71f3a0fee1d7b2295b04203be4c0c2e43025611e83f864c9afd97",
    "resources/guide/general.toml": "66e41e5bb5a20a6f8aed2390f9f5588aaa8d7db79f2cc2b1de688f5d95aeb33c",
    "resources/guide/materials.toml": "e4fd0ae9414bae0907d413fe2a6fb5d3983cbd9488250de5ef844629e3c66431",
    "resources/guide/new.toml": "af12266918387a8fea1d08e64e1fbb6160fd429950d89ddedae0f5ee61f9a4b2",
    "resources/guide/rename.toml": "a13a9a655c08bbd8c513a26f5a84d42c6f914fcefbe5dac680117cafcb02d5cf",
    "resources/guide/renew.toml": "954cc68f80669432a1ce636e57dd29da0d2f7b5233493c8c29c99ae484fbfd5a",
    "resources/guide/replace.toml": "1bb0fefb15527f4c623eb76a24b9587a3ee3b7aabc4bea91216ca08c9c9090d8",
    "resources/guide/revoke.toml": "ec2a8f23f860d6ca85b8887614100502980083a23195478ee218c0ed9aa4e263",
    "resources/guide/unlock.toml": "8b5f282f2b9188e1499373780e477a979b42e8d69d08aa8dbf31eb89449c8110",
}
