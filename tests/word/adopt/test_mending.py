"""Blanks as office programs leave them: what is left over does not get into the template, and that is told."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.errors import FormError
from bjcert_desktop.word import check_form
from bjcert_desktop.word.adopt import adopt, propose
from tests.word.conftest import OFFICE, relations

BODY = "单位名称：____"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "新表样.docx"


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return package.namelist()


def everything(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return b"".join(package.read(name) for name in package.namelist())


def link(kind: str, target: str, mode: str = "") -> str:
    shown = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}"{shown}/>'


@pytest.mark.parametrize(
    "target",
    [
        r"file:///C:\Users\user\AppData\Roaming\Kingsoft\wps\addons\0.docx",
        "file:///home/user/模板.dotx",
        r"D:\模板\公文.dotm",
        "/Users/user/Library/Containers/0.docx",
        "Normal.dotm",
    ],
)
def test_a_link_to_a_template_on_another_computer_is_left_out(word: Any, out: Path, target: str) -> None:
    blank = word.make(word.p(BODY), {"settings": '<w:attachedTemplate r:id="r9"/>'})
    with zipfile.ZipFile(blank, "a") as package:
        package.writestr("word/_rels/settings.xml.rels", relations(link("attachedTemplate", target, "External")))
    before = blank.read_bytes()
    adopted = adopt(blank, out)
    assert [note.code for note in adopted.adoption.notes] == ["template-link"]
    assert adopted.problems[0].code == "template-link"
    assert b"attachedTemplate" not in everything(out)
    assert not any(problem.severity.name == "ERROR" for problem in check_form(out))
    assert blank.read_bytes() == before


@pytest.mark.parametrize("target", [r"\\server\share\x.dotm", "http://example.invalid/x.dotm", "file://server/x.dotm"])
def test_a_link_to_a_template_on_a_server_is_refused(word: Any, target: str) -> None:
    with pytest.raises(FormError, match="附加的模板"):
        propose(word.make(word.p(BODY), links=link("attachedTemplate", target, "External")))


def test_macros_left_over_by_a_conversion_are_left_out(word: Any, out: Path) -> None:
    blank = word.make(word.p(BODY), links=link("vbaProject", "vbaProject.bin"))
    with zipfile.ZipFile(blank, "a") as package:
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    adopted = adopt(blank, out)
    assert [note.code for note in adopted.adoption.notes] == ["left-over-macro"]
    assert not any("vba" in name for name in names(out))
    assert b"vbaProject" not in everything(out)
    assert adopted.ok


def test_of_an_embedded_object_its_picture_is_kept(word: Any, out: Path) -> None:
    ole = (
        '<w:p><w:r><w:object><v:shape><v:imagedata r:id="r8"/></v:shape>'
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" r:id="r9"/></w:object></w:r></w:p>'
    )
    blank = word.make(word.p(BODY) + ole, links=link("oleObject", "embeddings/oleObject1.bin"))
    with zipfile.ZipFile(blank, "a") as package:
        package.writestr("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0")
    adopted = adopt(blank, out)
    assert [note.code for note in adopted.adoption.notes] == ["object-picture"]
    assert "word/embeddings/oleObject1.bin" not in names(out)
    assert b"imagedata" in everything(out)
    assert b"OLEObject" not in everything(out)


def test_comments_and_those_who_wrote_or_changed_are_left_out(word: Any, out: Path) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/>'
        '<w:ins w:id="2" w:author="张审阅"><w:r><w:t>单位名称：____</w:t></w:r></w:ins>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    blank = word.make(body, {"comments": '<w:comment w:id="1" w:author="李审阅"><w:p/></w:comment>'})
    adopted = adopt(blank, out)
    assert {note.code for note in adopted.adoption.notes} == {"comments", "authors"}
    assert "审阅".encode() not in everything(out)
    assert b"comment" not in everything(out)
    assert word.lines(out.read_bytes()) == ["单位名称：{{单位名称}}"]


def test_a_page_number_whose_frame_is_too_small_becomes_a_plain_one(word: Any, out: Path) -> None:
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>0</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    box = f"<w:txbxContent><w:p>{number}</w:p></w:txbxContent>"
    drawing = '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    frame = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{drawing}'
        f'<wp:extent cx="69850" cy="20955"/>'
        f"<wps:txbx>{box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>{box}"
        "</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    blank = word.make(word.p("数字证书申请表") + word.p(BODY), {"footer1": frame})
    adopted = adopt(blank, out)
    assert [note.code for note in adopted.adoption.notes] == ["page-number"]
    assert adopted.ok
    with zipfile.ZipFile(out) as package:
        footer = package.read("word/footer1.xml")
    assert b"PAGE" in footer and b"txbxContent" not in footer


def test_a_blank_without_anything_left_over_is_not_packed_anew(word: Any) -> None:
    assert propose(word.make(word.p(BODY))).notes == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"), ".wps"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"), "Excel"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "图片"),
        (b"<html><body>", "网页"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "网页"),
    ],
)
def test_other_formats_are_told_by_their_names(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "空白表.docx"
    path.write_bytes(content)
    with pytest.raises(FormError, match=said):
        propose(path)


def test_an_open_document_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "空白表.odt"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(FormError, match="OpenDocument"):
        propose(path)
