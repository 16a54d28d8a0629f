"""A spreadsheet that takes more memory than the reading process may have is refused with a sentence.

The limit is lowered here; ``BJCERT_MEMORY=700 python3 dev.py test tests/registry/process/test_memory.py`` shows the
real one, with files as large as that takes.
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bjcert_desktop.registry.process import limits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits are set in another way on Windows")
MOST = int(os.environ.get("BJCERT_MEMORY", "320"))  # MB
COLUMNS = 40
ROWS = MOST * 200  # take about twice as much
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LOOK = """
import json, resource, sys
from pathlib import Path
from bjcert_desktop.errors import BjcertError
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.process import client
code = "from bjcert_desktop.registry.process import child, limits; limits.MEMORY = {most} << 20; child.main()"
client.reader_command = lambda: [sys.executable, "-X", "utf8", "-c", code]
try:
    said = len(read_registry(Path(sys.argv[1])).units)
except BjcertError as error:
    said = [error.code, error.message, error.remedy]
print(json.dumps([said, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10]))
"""


def _row(number: int) -> list[str]:
    return [f"示例单位{number}", *(f"值{number}-{column}" for column in range(1, COLUMNS))]


def _text(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(["单位名称", *(f"列{column}" for column in range(1, COLUMNS))]) + "\n")
        file.writelines(",".join(_row(number)) + "\n" for number in range(rows))


def _xlsx(path: Path, rows: int) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        )
        for name, target, link in (
            ("_rels/.rels", "xl/workbook.xml", "officeDocument"),
            ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheet"),
        ):
            one = f'<Relationship Id="r1" Type="{_OFFICE}/{link}" Target="{target}"/>'
            package.writestr(name, f'<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>')
        sheets = '<sheets><sheet name="单位" sheetId="1" r:id="r1"/></sheets>'
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{_NS}" xmlns:r="{_OFFICE}">{sheets}</workbook>')
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as file:
            file.write(f'<worksheet xmlns="{_NS}"><sheetData>'.encode())
            for row in (["单位名称", *(f"列{column}" for column in range(1, COLUMNS))], *map(_row, range(rows))):
                cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in row)
                file.write(f"<row>{cells}</row>".encode())
            file.write(b"</sheetData></worksheet>")


def _look(path: Path) -> tuple[object, int]:
    """What is said of the file, and the most memory that any process took, in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _LOOK.replace("{most}", str(MOST)), str(path)], capture_output=True, check=True
    )
    said, peak = json.loads(done.stdout)
    return said, peak


@pytest.mark.parametrize(("name", "make"), [("大表.csv", _text), ("大表.xlsx", _xlsx)])
def test_a_spreadsheet_that_takes_too_much_memory_is_refused_with_a_sentence(
    tmp_path: Path, name: str, make: object
) -> None:
    make(tmp_path / name, ROWS)  # type: ignore[operator]
    said, peak = _look(tmp_path / name)
    assert isinstance(said, list)
    assert said[0] in ("too-large", "crashed")
    assert name in said[1]
    assert said[2]
    assert peak < MOST * 1.5
    make(tmp_path / name, 20)  # type: ignore[operator]
    assert isinstance(_look(tmp_path / name)[0], int)


def test_the_limit_is_700_mb() -> None:
    assert limits.MEMORY == 700 << 20
