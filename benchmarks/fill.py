"""Times filling a form against other libraries and a floor: ``python benchmarks/fill.py``.

All contestants fill the same forms with the same values in memory, in turns within one run, so that other load on the
machine affects all of them; only the ratios mean anything. The *floor* compresses the finished document, puts it
between the other members' bytes, and does nothing else. Ours and the floor are also measured with the file written. The
shipped forms are lean: each is measured once more with the properties that Word itself leaves on every run.
"""

import io
import random
import re
import resource
import statistics
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import docx
from docxtpl import DocxTemplate

from bjcert_desktop.domain.fields import FIELDS
from bjcert_desktop.system import paths
from bjcert_desktop.word import Template, load_template, package

ROUNDS = 15
CALLS = 60  # of the quick ones in each round
DOCUMENTS = 10_000
FLOOR_GOAL = 1.3

VALUES = {name: field.example for name, field in FIELDS.items() if "." not in name}


def certificates(count: int) -> list[dict[str, str]]:
    """Values for that many rows, as varied as in an office's own list."""
    people = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
    rows = []
    for i in range(1, count + 1):
        chance = random.Random(i)  # noqa: S311 - the same rows at every run
        own = {
            "证书.序号": str(i),
            "证书.证书名称": f"北京市示例区生态环境局{chance.choice(people)}家街道第{chance.randrange(1, 90)}管理所",
            "证书.证书类型": "单位证书",
            "证书.USBKey序列号": f"BJCA{chance.randrange(10**10):010}",
            "证书.到期日期": f"2026年{chance.randrange(1, 13)}月{chance.randrange(1, 29)}日",
            "证书.使用人": chance.choice(people) + "示例",
            "证书.联系电话": f"138{chance.randrange(10**8):08}",
            "证书.备注": "",
        }
        rows.append(own)
    return rows


def main() -> None:
    application, detail = (paths.data("forms", f"{name}.docx") for name in ("申请表", "明细表"))
    grow(load_template(application))  # first, before anything else takes memory
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compare("申请表", application, 0, 40, folder)
        compare("申请表, as Word saves", changed(application, folder / "word.docx", as_word_saves), 0, 40, folder)
        compare("明细表, 107 rows", detail, 107, 25, folder)
        compare(
            "明细表, 107 rows, as Word saves", changed(detail, folder / "word.docx", as_word_saves), 107, 25, folder
        )


def compare(title: str, form: Path, count: int, wanted: int, folder: Path) -> None:
    """Measure and print one form; *wanted* is how many times docxtpl's speed."""
    template, rows = load_template(form), certificates(count)
    fills = {
        "docxtpl": with_docxtpl(changed(form, folder / "jinja.docx", jinja), rows),
        "python-docx": with_python_docx(form, rows),
        "ours": lambda: template.fill(VALUES, {"证书": rows}),
        "floor": with_nothing_else(template, rows),
    }
    files = {f"{name}, file": written(fills[name], folder / "out.docx") for name in ("ours", "floor")}
    seconds = measure({**fills, **files})
    print(f"{title}:")
    for name, fill in fills.items():
        size, times = len(fill()) / 1024, seconds[name] / seconds["ours"]
        print(f"  {name:12} {seconds[name] * 1000:8.3f} ms  {size:6.1f} KB  {times:7.2f} × ours")
    print(f"  docxtpl / ours {seconds['docxtpl'] / seconds['ours']:.1f} (goal ≥ {wanted})")
    memory, file = seconds["ours"] / seconds["floor"], seconds["ours, file"] / seconds["floor, file"]
    print(f"  ours / floor {memory:.2f} in memory, {file:.2f} with the file written (goal ≤ {FLOOR_GOAL})")


# The contestants


def written(fill: Callable[[], bytes], target: Path) -> Callable[[], object]:
    """Fill and write the file."""
    return lambda: target.write_bytes(fill())


def changed(source: Path, target: Path, change: Callable[[str], str]) -> Path:
    """A copy of the form with its body changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == "word/document.xml" else content)
    return target


def as_word_saves(xml: str) -> str:
    """The same document with revision marks on paragraphs and rows and fonts, size and language on every run."""
    chance = random.Random(1)  # noqa: S311 - the same document at every run
    fonts = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:cs="宋体" w:hint="eastAsia"/>'
    run = f'{fonts}<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
    xml = xml.replace("<w:r>", f"<w:r><w:rPr>{run}</w:rPr>").replace("</w:pPr>", f"<w:rPr>{run}</w:rPr></w:pPr>")

    def marked(match: re.Match[str]) -> str:
        marks = (
            f'w:{name}="00{chance.randrange(16**6):06X}"' for name in ("rsidR", "rsidRPr", "rsidRDefault", "rsidP")
        )
        return f"<w:p {' '.join(marks)}>"

    return re.sub("<w:p>", marked, xml)


def jinja(xml: str) -> str:
    """Our placeholders as Jinja's, and tag rows around the repeated one."""
    row = "<w:tr><w:tc><w:p><w:r><w:t>{{%tr {} %}}</w:t></w:r></w:p></w:tc></w:tr>"
    start = xml.rfind("<w:tr>", 0, xml.find("{{证书."))
    if start >= 0:
        end = xml.index("</w:tr>", start) + len("</w:tr>")
        xml = xml[:start] + row.format("for 证书 in 证书清单") + xml[start:end] + row.format("endfor") + xml[end:]
    pieces = xml.split("{{勾选:")
    for number, piece in enumerate(pieces[1:], 1):
        choice, rest = piece.split("}}", 1)
        name, _, value = choice.rpartition("=")
        pieces[number] = f"{{{{ '☑' if {name or '业务类型'} == '{value}' else '□' }}}}{rest}"
    return "".join(pieces)


def with_docxtpl(form: Path, rows: list[dict[str, str]]) -> Callable[[], bytes]:
    context = {**VALUES, "证书清单": [{name.partition(".")[2]: text for name, text in row.items()} for row in rows]}

    def fill() -> bytes:
        document = DocxTemplate(form)
        document.render(context)
        return saved(document)

    return fill


def with_python_docx(source: Path, rows: list[dict[str, str]]) -> Callable[[], bytes]:
    """The usual loop over tables, rows, cells and runs."""
    replaced = {f"{{{{{name}}}}}": text for name, text in VALUES.items()}

    def fill() -> bytes:
        document = docx.Document(str(source))
        for table in document.tables:
            for line in [line for line in table.rows if "{{证书." in line._tr.xml]:
                for _ in rows:
                    line._tr.addprevious(deepcopy(line._tr))
                table._tbl.remove(line._tr)
            items = iter(rows)
            for line in table.rows:
                fill_row(line, replaced, items)
        return saved(document)

    return fill


def fill_row(line, replaced: dict[str, str], items: Iterator[dict[str, str]]) -> None:
    item: dict[str, str] = {}
    for cell in line.cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                if "{{证书." in run.text and not item:
                    item = {f"{{{{{name}}}}}": text for name, text in next(items).items()}
                text = run.text
                for name, value in {**replaced, **item}.items():
                    if name in text:
                        text = text.replace(name, value)
                if text != run.text:
                    run.text = text


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_nothing_else(template: Template, rows: list[dict[str, str]]) -> Callable[[], bytes]:
    """Compress the finished document between the bytes of the other members and of the directory."""
    finished = template.fill(VALUES, {"证书": rows})
    with zipfile.ZipFile(io.BytesIO(finished)) as archive:
        info = archive.getinfo("word/document.xml")
        content = archive.read(info)
        start = info.header_offset + 30 + len(info.filename)
    before, after = finished[:start], finished[start + info.compress_size :]

    return lambda: b"".join((before, compressed(content), after))


def compressed(content: bytes) -> bytes:
    zlib.crc32(content)
    return zlib.compress(content, package.LEVEL, -zlib.MAX_WBITS)


# Measuring


def measure(contestants: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each, in turns: ours and the floor alternate, first in memory, then to a file."""
    memory = "ours", "floor"
    turns = [("docxtpl", "python-docx"), *[memory] * CALLS, *[[f"{name}, file" for name in memory]] * CALLS]
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(ROUNDS):
        for name in (name for turn in turns for name in turn):
            start = time.perf_counter()
            contestants[name]()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def grow(template: Template) -> None:
    """Print the memory of the process after ten and after ten thousand documents."""
    held = []
    for count in (10, DOCUMENTS):
        for number in range(count):
            template.fill({**VALUES, "单位名称": f"{VALUES['单位名称']}{number}"}, {})
        held.append(resident())
    print(f"memory after 10 and after {DOCUMENTS} documents: {held[0]:.1f} and {held[1]:.1f} MB")


def resident() -> float:
    """The memory of the process in MB: the current one on Linux, the peak elsewhere."""
    if sys.platform == "linux":
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
