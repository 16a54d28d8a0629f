"""Packages that programs read differently: what another program may show is looked through, or the file is refused."""

import os
from collections.abc import Mapping
from typing import Any

import pytest

from bjcert_desktop.word import examine_form
from tests.word.conftest import MAIN, OFFICE, TYPES, part, relations

ACCOUNT = "6222021234567890123"
STRICT = "http://purl.oclc.org/ooxml/"
KIND = f"{TYPES}header+xml"


def codes(word: Any, files: Mapping[str, str | bytes]) -> list[tuple[str, str]]:
    word.path.write_bytes(word.pack(files))
    problems = examine_form(word.path, name="申请表").problems
    return [(each.severity.name, each.code) for each in problems if each.severity.name != "WARNING"]


def with_header(word: Any, target: str = "header1.xml", kind: str = KIND) -> dict[str, Any]:
    files: dict[str, Any] = word.members(word.p("{{单位名称}}"), {"header1": word.p(ACCOUNT)})
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(KIND, kind)
    link = f'<Relationship Id="header1" Type="{OFFICE}/header" Target="{target}"/>'
    return {**files, "word/_rels/document.xml.rels": relations(link)}


@pytest.mark.parametrize(
    "target", ["header1.xml", "/word/header1.xml", "HEADER1.XML", "%68eader1.xml", "x/../header1.xml"]
)
def test_a_header_is_looked_through_however_its_name_is_written(word: Any, target: str) -> None:
    assert codes(word, with_header(word, target)) == [("CONFIRM", "own-payee")]


@pytest.mark.parametrize("kind", ["application/xml", KIND.upper(), f"{KIND}; charset=utf-8", f"{TYPES}styles+xml"])
def test_a_header_is_looked_through_whatever_it_is_said_to_be(word: Any, kind: str) -> None:
    assert codes(word, with_header(word, kind=kind)) == [("CONFIRM", "own-payee")]


def test_text_that_does_not_belong_to_the_document_is_looked_through(word: Any) -> None:
    files = word.members(word.p("{{单位名称}}"))
    for name in ("word/header9.xml", "elsewhere/footer.xml", "word/document2.xml"):
        content = part("document" if "document" in name else "hdr", word.p(ACCOUNT))
        assert codes(word, {**files, name: content}) == [("CONFIRM", "own-payee")]
        assert codes(word, {**files, name: content.replace(ACCOUNT, "页眉")}) == []


def test_two_documents_in_one_file_are_refused(word: Any) -> None:
    files = word.members(word.p("{{单位名称}}"))
    links = (f'<Relationship Id="r{n}" Type="{OFFICE}/officeDocument" Target="word/document{n}.xml"/>' for n in (0, 1))
    override = "".join(f'<Override PartName="/word/document{n}.xml" ContentType="{MAIN}"/>' for n in (0, 1))
    types = files["[Content_Types].xml"].replace("</Types>", f"{override}</Types>")
    both = {f"word/document{n}.xml": files["word/document.xml"] for n in (0, 1)}
    assert codes(word, {**files, **both, "[Content_Types].xml": types, "_rels/.rels": relations(*links)}) == [
        ("ERROR", "damaged")
    ]


@pytest.mark.parametrize("attribute", ["Id", "Type"])
@pytest.mark.parametrize("table", ["_rels/.rels", "word/_rels/document.xml.rels"])
def test_a_link_without_an_id_or_a_type_makes_a_file_damaged(word: Any, table: str, attribute: str) -> None:
    files = word.members(word.p("{{单位名称}}"), {"header1": word.p("页眉")})
    broken = files[table].replace(f" {attribute}=", " Txpe=", 1)
    assert codes(word, {**files, table: broken}) == [("ERROR", "damaged")]


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "hz", "gb18030", "big5", "cp500"])
def test_parts_in_other_encodings_than_word_writes_are_refused(word: Any, encoding: str) -> None:
    files = word.members(word.p("甲"))
    files["word/document.xml"] = files["word/document.xml"].replace("UTF-8", encoding).encode(encoding, "replace")
    assert codes(word, files) == [("ERROR", "damaged")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_parts_in_the_encodings_of_the_standard_are_read(word: Any, encoding: str) -> None:
    files = word.members(word.p("{{单位名称}}"))
    text = files["word/document.xml"].replace("UTF-8", encoding.removesuffix("-sig"))
    assert codes(word, {**files, "word/document.xml": text.encode(encoding)}) == []


def test_a_part_in_the_other_dialect_of_office_is_refused(word: Any) -> None:
    files = word.members(word.p("{{单位名称}}"), {"header1": word.p("甲")})
    name = f"{STRICT}wordprocessingml/main"
    paragraph = f'<s:p xmlns:s="{name}"><s:r><s:t>{ACCOUNT}</s:t></s:r></s:p><w:sectPr/>'
    mixed = files["word/document.xml"].replace("<w:sectPr/>", paragraph)
    header = files["word/header1.xml"].replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", name)
    for changed in ({"word/document.xml": mixed}, {"word/header1.xml": header}):
        assert codes(word, {**files, **changed}) == [("ERROR", "strict")]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("too-large", lambda: os.urandom(150_000).hex()),
        ("too-large", lambda: " ".join(map(str, os.urandom(80_000)))),
        ("suspicious", lambda: "</w:t></w:r><w:r " + " ".join(f'xmlns:n{n}="u{n}"' for n in range(30_000)) + "><w:t>"),
    ],
)
def test_what_would_take_minutes_to_look_through_is_refused(word: Any, code: str, body: Any) -> None:
    assert codes(word, word.members(word.p(f"{{{{单位名称}}}}{body()}"))) == [("ERROR", code)]


def test_a_namespace_that_is_no_address_is_refused_with_its_part(word: Any) -> None:
    files = word.members(word.p("{{单位名称}}"), {"footer1": word.p("甲")})
    for name in ("document", "footer1"):
        root = files[f"word/{name}.xml"]
        spoilt = root.replace("xmlns:w=", 'xmlns:m="http://schemas.openxm|formats.org/math" xmlns:w=', 1)
        assert codes(word, {**files, f"word/{name}.xml": spoilt}) == [("ERROR", "damaged")]
