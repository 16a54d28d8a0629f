"""The six forms as shipped: valid, up to date, in known fonts, and on the right number of pages however filled."""

import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from bjcert_desktop.domain.fields import FIELDS, UNIT_FIELDS
from bjcert_desktop.guide import Catalogue
from bjcert_desktop.guide.forms import FORMS as RECORDS
from bjcert_desktop.system import paths
from bjcert_desktop.word import load_template
from tests.scenarios import ROWS, SHORT_NAMES

FORMS = paths.data("forms")
NAMES = tuple(RECORDS)
CHECKER = FORMS.parent.parent / "shared" / "check_ooxml.py"

LONG_NAME = (
    "北京市示例区示例街道办事处综合行政执法与城市管理指挥调度及应急保障服务中心"
    + "信息化建设和数据资源统筹管理处（示例）分中心示"
)
LONG = {
    "单位名称": LONG_NAME,
    "原单位名称": LONG_NAME,
    "发票抬头": LONG_NAME,
    "单位地址": "北京市示例区示例街道示例路与示例北街交叉口东南侧示例大厦1号院5号楼B座12层1201至1220房间",
    "法定代表人": "阿卜杜热西提·买买提依明江",
    "经办人姓名": "阿卜杜热西提·买买提依明江",
    "电子邮箱": "shilishengtaihuanjingju.bangongshi@example.gov.cn",
    "发票邮箱": "shilishengtaihuanjingju.bangongshi@example.gov.cn",
    "单位电话": "010-00000000转80001、010-00000001",
    "证书数量": "107",
    "年限": "5",
    "费用大写": "人民币壹拾贰万叁仟肆佰伍拾陆元整",
}


def text_of(data: bytes) -> str:
    """Everything in the body and footer, text boxes and cells alike."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if re.match(r"word/(doc|head|foot)", name)]
    return re.sub(r"<[^>]*>", "", "".join(parts))


def items(prefix: str, count: int) -> list[dict[str, str]]:
    names = [name for name in FIELDS if name.startswith(f"{prefix}.")]
    return [
        {name: str(i) if name.endswith("序号") else FIELDS[name].example for name in names} for i in range(1, count + 1)
    ]


def fill(name: str, unit: str, certificates: int = 7) -> bytes:
    """Form *name* for the unit of the examples, one with long values, none (blank), or not even with lists (bare)."""
    example = {name: field.example for name, field in FIELDS.items() if "." not in name}
    values = {"example": example, "long": {**example, **LONG}, "blank": {}, "bare": {}}[unit]
    counts = (("材料", 6), ("费用", 2), ("步骤", 8), ("提示", 3), ("单位", 7), ("核对", 1), ("内件", 1), ("二维码", 1))
    counts += (("文件", 5), ("在办栏", 1), ("在办", certificates), ("信息栏", 1), ("信息", 5))
    lists = {prefix: items(prefix, count) for prefix, count in counts}
    lists["证书"] = items("证书", certificates)
    return load_template(FORMS / f"{name}.docx").fill(values, {} if unit == "bare" else lists)


UNITS = ("example", "long", "blank", "bare")
CASES = {f"{name}-{unit}": (name, unit, 7) for name in NAMES for unit in UNITS} | {
    f"明细表-{count}": ("明细表", "example", count) for count in (1, 12, 107)
}


@pytest.fixture(scope="module")
def filled() -> dict[str, bytes]:
    return {case: fill(*arguments) for case, arguments in CASES.items()}


@pytest.fixture(scope="module")
def printed(filled: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every filled form as PDF."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice (LibreOffice) is not installed, so pages cannot be counted")
    folder = tmp_path_factory.mktemp("pages")
    for case, data in filled.items():
        (folder / f"{case}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    home = {**os.environ, "HOME": str(folder)}
    subprocess.run([*command, *map(str, folder.glob("*.docx"))], check=True, capture_output=True, timeout=180, env=home)
    return {case: folder / f"{case}.pdf" for case in filled}


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


def words_of(pdf: Path, page: int = 1) -> str:
    """What stands on a page and those after it, line by line."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext (Poppler) is not installed, so a page cannot be read")
    command = [reader, "-f", str(page), "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_long_name_is_sixty_characters_long() -> None:
    assert len(LONG_NAME) == 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms made anew by the script, in a folder of their own."""
    root = tmp_path_factory.mktemp("made")
    folder, guide = root / "forms", root / "resources" / "guide"
    for each in (folder, guide):
        each.mkdir(parents=True)
    for script in FORMS.glob("*.py"):
        shutil.copy(script, folder)
    shutil.copy(paths.data("resources", "guide", "general.toml"), guide)
    with _on_path(folder):
        runpy.run_path(str(folder / "make_forms.py"), run_name="__main__")
    return folder


class _on_path:  # noqa: N801 - reads as a phrase
    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)

    def __enter__(self) -> None:
        sys.path.insert(0, self.folder)

    def __exit__(self, *_: object) -> None:
        sys.path.remove(self.folder)
        sys.modules.pop("wordkit", None)


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_is_what_the_script_makes(made: Path, name: str) -> None:
    assert list(members(FORMS / f"{name}.docx")) == list(members(made / f"{name}.docx"))


def test_there_are_no_other_forms() -> None:
    assert {path.stem for path in FORMS.glob("*.docx")} == set(NAMES)


def test_the_forms_that_the_guide_wants_stamped_are_marked() -> None:
    stamped = {material for row in ROWS for material, stamp in row.materials if stamp}
    assert {record.name for record in RECORDS.values() if record.stamped} == {
        name for name in NAMES for material in stamped if f"{name}》" in material
    }


def test_the_application_form_has_a_box_for_every_business_and_way_of_delivery(catalogue: Catalogue) -> None:
    boxes = load_template(FORMS / "申请表.docx").boxes
    offered = {value for name, value in boxes if name == "业务类型"}
    assert offered == {business.short for business in catalogue.businesses}
    assert {value for name, value in boxes if name == "办理方式"} == {each.label for each in catalogue.deliveries}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_names_nobody_and_no_number_of_the_guide(name: str) -> None:
    contents = dict(members(FORMS / f"{name}.docx"))
    assert b"<dc:creator></dc:creator>" in contents["docProps/core.xml"].replace(
        b"<dc:creator/>", b"<dc:creator></dc:creator>"
    )
    assert "python" not in contents["docProps/core.xml"].decode().casefold()
    fixed = re.sub(r"\{\{.*?\}\}", "", text_of((FORMS / f"{name}.docx").read_bytes()))
    assert not re.search(r"\d{3}|http|@|\d\s*元", fixed)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_form_uses_only_fonts_that_every_chinese_windows_has(filled: dict[str, bytes], name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(filled[f"{name}-example"])) as package:
        xml = package.read("word/styles.xml").decode() + package.read("word/document.xml").decode()
    used = set(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"', xml)) - {"zh-CN"}
    assert used <= {"宋体", "黑体", "仿宋", "楷体", "Courier New", "Segoe UI Symbol"}


def test_the_application_form_asks_for_every_field_of_the_unit() -> None:
    fields = load_template(FORMS / "申请表.docx").fields
    assert fields >= {field.name for field in UNIT_FIELDS} - {"备注", "原法定代表人", "原单位地址"}
    assert {"业务类型", "证书数量", "年限", "申请日期"} <= fields


@pytest.mark.parametrize("case", CASES)
def test_nothing_of_the_template_language_is_left(filled: dict[str, bytes], case: str) -> None:
    assert not re.search(r"\{\{|\}\}|bjcert", text_of(filled[case]))
    docx.Document(io.BytesIO(filled[case]))


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_the_example_is_printed(filled: dict[str, bytes], name: str) -> None:
    text = text_of(filled[f"{name}-example"])
    ticked = {"业务类型", "办理方式", "补办原因"} if name == "申请表" else set()
    missing = [f for f in load_template(FORMS / f"{name}.docx").fields - ticked if FIELDS[f].example not in text]
    assert missing == []


def test_the_business_is_ticked_and_no_other(filled: dict[str, bytes]) -> None:
    text = text_of(filled["申请表-example"])
    boxes = {name: box for box, name in re.findall(r"([☑□]) ?(\w\w)", text)}
    ticked = {FIELDS[name].example for name in ("业务类型", "补办原因", "办理方式")}
    assert ticked == {"更新", "丢失", "邮寄"}
    assert {name for name, box in boxes.items() if box == "☑"} == ticked
    assert set(boxes) == {*SHORT_NAMES, "丢失", "损坏", "邮寄", "现场"}


@pytest.mark.parametrize("name", ["申请表", "明细表"])
def test_there_is_room_for_a_round_seal_of_42_mm(name: str) -> None:
    rows = [row for table in docx.Document(str(FORMS / f"{name}.docx")).tables for row in table.rows]
    first = next(i for i, row in enumerate(rows) if "申请单位（公章）" in "".join(cell.text for cell in row.cells))
    below = rows[first + 1 : first + 2] if name == "申请表" else []
    assert sum(row.height.mm for row in (rows[first], *below)) >= 44


def test_the_detail_sheet_repeats_its_header_and_splits_no_row() -> None:
    xml = dict(members(FORMS / "明细表.docx"))["word/document.xml"].decode()
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == xml.count("<w:tr>")


def test_forms_and_filled_forms_pass_the_schema(filled: dict[str, bytes], tmp_path: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip(f"{CHECKER} is not here, so the schema cannot be asked")
    for case, data in filled.items():
        (tmp_path / f"{case}.docx").write_bytes(data)
    documents = map(str, (*tmp_path.glob("*.docx"), *FORMS.glob("*.docx")))
    done = subprocess.run([sys.executable, str(CHECKER), *documents], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"{len(CASES) + len(NAMES)} files, 0 faults"


@pytest.mark.parametrize("case", [f"{name}-{unit}" for name in NAMES for unit in UNITS])
def test_a_form_is_one_page(printed: dict[str, Path], case: str) -> None:
    assert pages(printed[case]) == 1


def test_no_box_of_the_application_form_wraps(printed: dict[str, Path]) -> None:
    lines = words_of(printed["申请表-example"]).splitlines()
    for together in (SHORT_NAMES, ("办理年限", "办理方式", "邮寄", "现场")):
        assert [line for line in lines if all(name in line for name in together)] != [], together


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (12, 2), (107, 7)])
def test_the_detail_sheet_grows_by_pages(printed: dict[str, Path], count: int, expected: int) -> None:
    assert pages(printed[f"明细表-{count}"]) == expected


@pytest.mark.parametrize("count", [12, 107])
def test_the_total_and_the_signatures_follow_a_certificate_on_the_same_page(
    printed: dict[str, Path], count: int
) -> None:
    pdf = printed[f"明细表-{count}"]
    last = words_of(pdf, pages(pdf))
    assert "USBKey" in last, "the header is repeated"
    assert re.search(rf"^\s*{count}\s", last, re.MULTILINE), "the last certificate"
    assert last.index(FIELDS["证书.USBKey序列号"].example) < last.index("计") < last.index("经办人签名")
    assert "公章" in last
