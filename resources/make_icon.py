"""Makes ``icons/app.ico`` anew from ``icons/app.svg``: ``python3 dev.py icon``."""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # what Windows asks for at 100 to 200 %
PACKED = 128  # from this size on a picture is a PNG, as Windows' own icons have it


def drawn(size: int) -> QImage:
    """The program's icon, *size* pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / "app.svg")).render(painter)
    painter.end()
    return image


def packed(image: QImage) -> bytes:
    """*image* as a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def bitmap(image: QImage) -> bytes:
    """*image* as an icon's device-independent bitmap: header, pixels from the bottom up, an empty mask."""
    size = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + bytes(image.mirrored().constBits()) + bytes((size + 31) // 32 * 4 * size)


def main() -> int:
    """Write every size into one file: a directory of the pictures, then the pictures."""
    pictures = [packed(drawn(size)) if size >= PACKED else bitmap(drawn(size)) for size in SIZES]
    place, directory = 6 + 16 * len(SIZES), struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures, strict=True):
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    (ICONS / "app.ico").write_bytes(directory + b"".join(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
