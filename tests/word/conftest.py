"""Word files made to order for these tests."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from bjcert_desktop.word import load_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = TYPES + "document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(tag: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{tag} {NAMESPACES}>{content}</w:{tag}>'


def relations(*items: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(items)}</Relationships>'


def pack(members: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def members(
    body: str, stories: Mapping[str, str] | None = None, kind: str = MAIN, links: str = ""
) -> dict[str, str | bytes]:
    """The members of a small Word file; *stories* are other parts by name (header1, footnotes, …) and content."""
    stories = stories or {}
    overrides = {"document": kind}
    tags = {"header": "hdr", "footer": "ftr"}
    files: dict[str, str | bytes] = {}
    related = []
    for name, content in stories.items():
        what = name.rstrip("0123456789")
        overrides[name] = f"{TYPES}{what}+xml"
        related.append(f'<Relationship Id="{name}" Type="{OFFICE}/{what}" Target="{name}.xml"/>')
        files[f"word/{name}.xml"] = part(tags.get(what, what), content)
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>',
        "_rels/.rels": relations(f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": relations(links, *related),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/media/picture.bin": bytes(range(256)) * 9,
        **files,
    }


def p(*runs: str) -> str:
    """A paragraph with one run for each text."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in runs) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells with this content."""
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def root(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return etree.fromstring(package.read(name))


def lines(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of every paragraph, as Word would print it."""
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return [
        "".join(
            signs.get(str(node.tag), (node.text or "") if node.tag == f"{{{W}}}t" else "") for node in paragraph.iter()
        )
        for paragraph in root(data, name).iter(f"{{{W}}}p")
    ]


class Workshop:
    """Makes Word files and reads what came of them."""

    p, table = staticmethod(p), staticmethod(table)
    lines, root = staticmethod(lines), staticmethod(root)
    members, pack, part, office = staticmethod(members), staticmethod(pack), staticmethod(part), OFFICE

    def __init__(self, folder: Path) -> None:
        self.path = folder / "表样.docx"

    def make(self, *args: object, **options: object) -> Path:
        """Write a form; the arguments are those of ``members``."""
        self.path.write_bytes(pack(members(*args, **options)))  # type: ignore[arg-type]
        return self.path

    def fill(
        self,
        body: str,
        values: Mapping[str, str] | None = None,
        lists: Mapping[str, list[dict[str, str]]] | None = None,
        **stories: str,
    ) -> bytes:
        """A form with this *body*, filled."""
        return load_template(self.make(body, stories)).fill(values or {}, lists or {})


@pytest.fixture
def word(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)
