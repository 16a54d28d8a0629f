"""The time to read and search a registry, compared with other libraries: ``python benchmarks/registry.py``.

All read the same invented workbook in turns, so that other load on the machine affects all of them; only the ratios
are meaningful. The lower bound is python-calamine, which returns raw rows in the same process.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from bjcert_desktop.domain.fields import UNIT_FIELDS
from bjcert_desktop.domain.unit import Unit
from bjcert_desktop.registry.api import Registry, check_value
from bjcert_desktop.registry.checks.identity_number import id_check
from bjcert_desktop.registry.checks.uscc import organisation_check, uscc_check
from bjcert_desktop.registry.column_letters import letter
from bjcert_desktop.registry.process.client import BookProcess
from bjcert_desktop.registry.reading import read_registry
from bjcert_desktop.registry.search import Index

ROWS = 100_000
ROUNDS = 5
PEER_ROUNDS = 1  # openpyxl takes twenty times as long
TICK = 0.005  # seconds
QUERIES = 300

_NAME_PARTS = "东西南北中新旧上下前后左右海淀朝阳丰台石景山通州顺义昌平房门头沟平谷怀柔密云延庆"
_KINDS = ("生态环境局", "生态环境监测站", "教育委员会", "卫生健康委员会", "水务局", "档案馆", "人民政府办公室")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def unit_values(number: int, chance: random.Random) -> list[str]:
    """A unit's values in the order of the fields, with valid numbers."""
    region = f"{110100 + number % 90}"
    organisation = f"{number:08}"
    code = f"11{region}{organisation}{organisation_check(organisation)}"
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(14_000))
    identity = f"{region}{born:%Y%m%d}{number % 1000:03}"
    name = f"北京市{''.join(chance.choices(_NAME_PARTS, k=4))}区{chance.choice(_KINDS)}{number % 97}"
    person, chief = "".join(chance.choices(_NAME_PARTS, k=2)), "".join(chance.choices(_NAME_PARTS, k=3))
    return [
        *(name, code + uscc_check(code), chief, f"北京市{chief}路{number % 300}号", f"{100_000 + number % 3000}"),
        *(f"010-{10_000_000 + number}", person, identity + id_check(identity), f"138{number:08}"),
        *(f"user{number}@163.com", "", f"invoice{number}@qq.com" if number % 2 else ""),
        *[""] * (len(UNIT_FIELDS) - 12),
    ]


def make_book(path: Path, count: int) -> None:
    """Write a workbook of *count* units with shared strings, like Excel."""
    chance = random.Random(1)  # noqa: S311 - only variety is wanted
    strings: dict[str, int] = {}
    letters = [letter(index) for index in range(len(UNIT_FIELDS))]
    rows = [[field.name for field in UNIT_FIELDS], *(unit_values(number, chance) for number in range(count))]
    lines = []
    for number, row in enumerate(rows, 1):
        cells = (
            f'<c r="{column}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
            for column, text in zip(letters, row, strict=True)
            if text
        )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        '"application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
        f'"{_SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType='
        f'"{_SHEET_TYPE}.sharedStrings+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        f'"{_SHEET_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="单位" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">{shared}</sst>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def raw(path: Path) -> object:
    """Read all rows with python-calamine in this process."""
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def rows(path: Path) -> object:
    """Read all cells through the reading process."""
    columns: list[list[object]] = [[] for _ in UNIT_FIELDS]
    with BookProcess(path) as book:
        book.head("单位")
        for chunk in book.chunks("单位", range(len(columns))):
            for column, cells in zip(columns, chunk.columns, strict=True):
                column += cells
    return columns


def whole(path: Path) -> object:
    """Read units, check them and build the search index."""
    registry = read_registry(path)
    return registry.index


def peer(path: Path) -> object:
    """Read all rows with openpyxl in its read-only mode."""
    book = openpyxl.load_workbook(path, read_only=True)
    found = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return found


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """The seconds that one call takes."""
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def measure(path: Path, contestants: tuple[Callable[[Path], object], ...], rounds: int) -> list[float]:
    """The median seconds of each of *contestants*, which run in turns."""
    times: list[list[float]] = [[] for _ in contestants]
    for _ in range(rounds):
        for taken, contestant in zip(times, contestants, strict=True):
            taken.append(seconds(contestant, path))
    return [statistics.median(taken) for taken in times]


def longest_wait(path: Path) -> float:
    """The longest delay in milliseconds of a timer, such as a window's, while a thread reads and searches."""

    kept = []  # a window also keeps it

    def work() -> None:
        kept.append(read_registry(path))
        kept[0].search("单位", 1)

    thread = threading.Thread(target=work)
    thread.start()
    longest = 0.0
    while thread.is_alive():
        longest = max(longest, seconds(time.sleep, TICK))
    return longest * 1000


def queries(units: tuple[Unit, ...]) -> Iterator[str]:
    """What people type: parts of names and their initials, codes, single letters."""
    chance = random.Random(2)  # noqa: S311
    yield from ("b", "s", "1", "a", "sh", "bj", "局", "北", "北京", "sthjj", "huanjing", "110", "没有")
    for unit in chance.sample(units, QUERIES // 6):
        start = chance.randrange(len(unit.name) - 5)
        for length in (1, 2, 3, 5):
            yield unit.name[start : start + length]
        yield unit.code[: chance.randrange(2, 18)]
        yield "".join(chance.choices("bcdghjlnstxyz", k=chance.randrange(1, 5)))


def p99(search: Callable[[str], object], words: list[str]) -> float:
    """The 99th percentile of the search times in milliseconds."""
    taken = sorted(seconds(search, word) for word in words)
    return taken[int(len(taken) * 0.99)] * 1000


def search_figures(registry: Registry) -> tuple[float, float, float]:
    """The p99 of our search and of SQLite's LIKE in milliseconds, and the seconds to build our index."""
    words = list(queries(registry.units))
    table = sqlite3.connect(":memory:")
    table.execute("create table unit (name, code, former, handler)")
    values = [(unit.name, unit.code, unit.former_name, unit.handler) for unit in registry.units]
    table.executemany("insert into unit values (?, ?, ?, ?)", values)

    def like(word: str) -> object:
        statement = """
            select rowid, count(*) over () from unit
            where name like ?1 or code like ?1 or former like ?1 or handler like ?1 limit 50
        """
        return table.execute(statement, (f"%{word}%",)).fetchall()

    index = min(seconds(lambda: Index(registry.units)) for _ in range(3))
    ours = p99(registry.search, words)
    theirs = p99(like, words[:60])
    table.close()
    return ours, theirs, index


def microseconds(field: str, value: str) -> float:
    """The microseconds of one check."""
    return seconds(lambda: [check_value(field, value) for _ in range(100_000)]) * 10


def main() -> int:
    """Print every figure with its goal."""
    with tempfile.TemporaryDirectory() as folder:
        large, single = (Path(folder) / f"{count}.xlsx" for count in (ROWS, 1))
        for path, count in ((large, ROWS), (single, 1)):
            make_book(path, count)
        floor, plain, full = measure(large, (raw, rows, whole), ROUNDS)
        print(f"{ROWS} rows, raw by python-calamine: {floor:.2f} s = 1")
        print(f"  rows from the reading process      {plain / floor:5.2f} (goal: at most 1.4)")
        print(f"  units, checks and search index     {full / floor:5.2f} (goal: at most 3.5)")
        waits = [longest_wait(large) for _ in range(ROUNDS)]
        print(f"  a window's longest delay meanwhile {statistics.median(waits):.0f} ms, at worst {max(waits):.0f}")
        floor, plain, full, other = measure(large, (raw, rows, whole, peer), PEER_ROUNDS)
        print(f"  rows by openpyxl, reading only     {other / floor:5.2f}, {other / plain:.1f} of ours (goal: 5)")
        print(f"    which is {other / full:.1f} of our units, checks and search index")
        [start] = measure(single, (whole,), ROUNDS)
        print(f"one unit: {start * 1000:.0f} ms, mostly the start of the reading process")
        found, like, index = search_figures(read_registry(large))
        print(f"search p99 {found:.1f} ms (goal: at most 16), SQLite LIKE {like:.1f} ms, index {index:.2f} s (0.6)")
    print(f"a code's check {microseconds('统一社会信用代码', '91350100M000100Y43'):.1f} µs (goal: at most 3)")
    print(f"an identity number's check {microseconds('经办人身份证号', '11010519491231002X'):.1f} µs (goal: at most 9)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
