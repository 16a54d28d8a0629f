"""Fills a form on trial: finds fonts that Windows lacks, and text that runs over the page or row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...errors import FormError
from ..document.model import Block, Document, Paragraph, Table
from ..document.reader import read_pages
from ..form_problem import FormProblem, Severity
from ..libreoffice import count_pages
from ..template.template import Template
from .page_estimate import estimate
from .samples import blank, longest

#: Fonts that every Windows 10 and 11 in Chinese has, by either name.
_ON_WINDOWS = frozenset(
    """
    宋体,simsun,新宋体,nsimsun,黑体,simhei,仿宋,fangsong,楷体,kaiti,微软雅黑,microsoft yahei,microsoft yahei ui,
    微软雅黑 light,microsoft yahei light,等线,dengxian,等线 light,dengxian light,simsun-extb,arial,arial black,
    bahnschrift,calibri,calibri light,cambria,cambria math,candara,comic sans ms,consolas,constantia,corbel,courier new,
    ebrima,franklin gothic medium,gabriola,georgia,impact,lucida console,lucida sans unicode,malgun gothic,
    microsoft jhenghei,microsoft sans serif,ms gothic,ms pgothic,palatino linotype,segoe print,segoe script,segoe ui,
    segoe ui emoji,segoe ui symbol,sylfaen,symbol,tahoma,times new roman,trebuchet ms,verdana,webdings,wingdings
    """.replace("\n    ", "").split(",")
)
_NEAREST = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体", "方正小标宋_GBK": "宋体"}


_ROWS = 5  #: certificates that a form about the unit is expected to take


def _has_rows(template: Template) -> bool:
    """Whether a form about the unit also lists certificates; in a list of them more pages are no surprise."""
    columns = sum(name.startswith("证书.") for name in template.fields)
    return 0 < columns < len(template.fields) - columns


def try_out(template: Template, pages: bool) -> Iterator[FormProblem]:
    """The problems that show only in a filled form; *pages*: count pages by LibreOffice where it is installed."""
    contents = [template.fill(*blank()), template.fill(*longest())]
    if _has_rows(template):
        contents.append(template.fill(*longest(_ROWS)))
    try:
        documents = [read_pages(content) for content in contents]
    except FormError:
        return  # a form that the preview cannot show can be filled all the same
    yield from _fonts(documents[1])
    yield from _spill(contents, documents, pages)


def _spill(contents: list[bytes], documents: list[Document], pages: bool) -> Iterator[FormProblem]:
    counted = count_pages(contents) if pages else None
    if pages and counted is None:
        remedy = "需要准确的页数时，请先安装 LibreOffice；也可以用 Word 打开填好的文件查看。"
        yield FormProblem(
            "pages-estimated", "", "没有找到可用的 LibreOffice，页数只作了估计。", remedy, Severity.WARNING
        )
    estimates = [estimate(document) for document in documents]
    before, after, *with_rows = counted or [each.pages for each in estimates]
    how = "用 LibreOffice 数过" if counted else "按字数估计，以 Word 为准"
    if after > before:
        message = f"填入最长的内容后，会从 {before} 页变成 {after} 页（{how}）。"
        remedy = "请缩小行高、字号或页边距，或给单位名称、地址等格子留出两行的高度。"
        yield FormProblem("spill", "", message, remedy, Severity.WARNING)
    elif with_rows and with_rows[0] > after:
        message = f"有 {_ROWS} 枚证书时，会从 {after} 页变成 {with_rows[0]} 页（{how}）。"
        remedy = "请缩小证书那一行的行高或字号，或把证书另列在明细表上。"
        yield FormProblem("spill", "", message, remedy, Severity.WARNING)
    short = set(estimates[0].cut)
    for where in dict.fromkeys(estimates[1].cut):
        if where not in short:
            message = "行高是固定值，最长的内容估计放不下，会被截断。"
            yield FormProblem("cut-off", where, message, "请把这一行的行高改为“最小值”。", Severity.WARNING)


def _fonts(document: Document) -> Iterator[FormProblem]:
    """Warn of fonts of printed text that Windows lacks, each at its first use."""
    found: dict[str, list[str]] = defaultdict(list)
    for section in document.sections:
        stories = (section.header.usual, section.footer.usual)
        for blocks in (section.blocks, *stories):
            for paragraph, where in _paragraphs(blocks, ""):
                for font in _used(paragraph):
                    if font.casefold() not in _ON_WINDOWS:
                        found[font].append(where)
    for font, places in found.items():
        nearest = _NEAREST.get(font, "宋体、黑体、仿宋或楷体")
        message = f"用了 Windows 没有的字体“{font}”，在别的电脑上会换成其他字体，版面可能变化。"
        remedy = f"请改用{nearest}；如果各台电脑都装有这种字体，可以不改。"
        yield FormProblem("font", places[0], message, remedy, Severity.WARNING)


def _used(paragraph: Paragraph) -> Iterator[str]:
    for run in paragraph.runs:
        text = run.text.strip()
        if any(character > "\u2e7f" for character in text):
            yield run.look.east
        if any("!" <= character < "\u0250" for character in text):
            yield run.look.latin


def _paragraphs(blocks: Iterable[Block], where: str) -> Iterator[tuple[Paragraph, str]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks, cell.where)
        else:
            yield block, block.where or where
