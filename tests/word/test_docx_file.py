"""Opening Word files through python-docx: what it gives, and the odd files that it would fail on by itself."""

from typing import Any

import pytest

from bjcert_desktop.word.docx_file import DocxFile
from bjcert_desktop.word.form_problem import RefusedForm


def relation(word: Any, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{kind}" Type="{word.office}/{kind}" Target="{target}"{more}/>'


def opened(word: Any, links: str = "", **more: str | bytes) -> DocxFile:
    """A file with one paragraph, these *links*, and *more* members in word/ by the names of their parts."""
    members = word.members(word.p("甲"), links=links)
    return DocxFile(word.pack(members | {f"word/{name}.xml": content for name, content in more.items()}))


def test_the_body_comes_first_and_headers_follow_with_their_titles(word: Any) -> None:
    stories = {"header1": word.p("眉"), "footnotes": word.p("注"), "footer2": word.p("脚")}
    file = DocxFile(word.pack(word.members(word.p("甲"), stories)))
    assert [(part.name, part.title) for part in file.parts] == [
        ("word/document.xml", ""),
        ("word/header1.xml", "页眉"),
        ("word/footnotes.xml", "脚注"),
        ("word/footer2.xml", "页脚"),
    ]
    header = file.part("header1")
    assert header is not None
    assert header.title == "页眉"
    assert file.part("nothing") is None


def test_a_part_that_the_body_is_not_related_to_is_not_printed(word: Any) -> None:
    members = word.members(word.p("甲"), {"header1": word.p("眉")})
    members["word/_rels/document.xml.rels"] = '<Relationships xmlns="{}"/>'.format(
        "http://schemas.openxmlformats.org/package/2006/relationships"
    )
    assert [part.name for part in DocxFile(word.pack(members)).parts] == ["word/document.xml"]


def test_a_picture_that_word_has_lost_is_not_missed(word: Any) -> None:
    file = opened(word, relation(word, "image", "../NULL") + relation(word, "customXml", "../customXml/item1.xml"))
    assert file.problems == ()


@pytest.mark.parametrize("kind", ["styles", "numbering", "settings", "header", "footnotes", "image", "theme"])
def test_a_part_that_is_gone_is_told_by_its_name(word: Any, kind: str) -> None:
    with pytest.raises(RefusedForm, match=r"word/gone\.xml"):
        opened(word, relation(word, kind, "gone.xml"))


def test_a_part_without_a_content_type_is_refused(word: Any) -> None:
    with pytest.raises(RefusedForm, match="没有写明类型"):
        opened(word, relation(word, "image", "media/picture.bin"))


@pytest.mark.parametrize("name", ["fontTable", "webSettings", "custom", "anything"])
def test_every_part_is_parsed_whether_it_is_shown_or_not(word: Any, name: str) -> None:
    with pytest.raises(RefusedForm, match=rf"word/{name}\.xml"):
        opened(word, relation(word, name, f"{name}.xml"), **{name: "<w:x"})
    with pytest.raises(RefusedForm, match="损坏"):
        opened(word, **{name: ""})


def test_part_names_are_found_whatever_their_case(word: Any) -> None:
    file = opened(word, relation(word, "theme", "/WORD/Theme.XML"), theme="<theme/>")
    assert file.related("theme") is not None


def test_comments_and_instructions_are_removed_and_the_text_around_them_stays(word: Any) -> None:
    body = "<w:p><w:r><w:t>甲<!-- x -->乙<?bjcert 0?>丙</w:t></w:r></w:p>"
    (part,) = DocxFile(word.pack(word.members(body))).parts
    assert "".join(text.text or "" for text in part.root.iter("{*}t")) == "甲乙丙"


def test_a_blank_between_words_stays_though_it_stands_alone(word: Any) -> None:
    (part,) = DocxFile(word.pack(word.members("<w:p><w:r><w:t>甲</w:t><w:t> </w:t><w:t>乙</w:t></w:r></w:p>"))).parts
    assert "".join(text.text or "" for text in part.root.iter("{*}t")) == "甲 乙"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_document_type_is_refused_in_any_encoding(word: Any, encoding: str) -> None:
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    with pytest.raises(RefusedForm):
        opened(word, relation(word, "theme", "theme.xml"), theme=text.encode(encoding)).related("theme")


def test_a_document_type_in_a_part_with_an_ending_of_its_own_is_refused(word: Any) -> None:
    members = word.members(word.p("甲"), links=relation(word, "header", "header.data"))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    types = str(members["[Content_Types].xml"])
    members["[Content_Types].xml"] = types.replace(
        "<Override", f'<Default Extension="data" ContentType="{kind}"/><Override'
    )
    members["word/header.data"] = "<!DOCTYPE x><x/>"
    with pytest.raises(RefusedForm):
        DocxFile(word.pack(members))


def test_parts_that_are_broken_are_refused_by_name(word: Any) -> None:
    with pytest.raises(RefusedForm, match=r"word/header1\.xml"):
        DocxFile(word.pack(word.members(word.p("甲"), {"header1": ""}) | {"word/header1.xml": "<w:hdr"}))
    with pytest.raises(RefusedForm, match=r"word/styles\.xml"):
        opened(word, relation(word, "styles", "styles.xml"), styles="<w:styles").related("styles")


def test_a_chain_of_relationships_that_python_docx_cannot_follow_is_refused(word: Any) -> None:
    members = word.members(word.p("甲"), links=relation(word, "custom", "0.xml"))
    for number in range(990):
        members[f"word/{number}.xml"] = "<x/>"
        members[f"word/_rels/{number}.xml.rels"] = str(members["_rels/.rels"]).replace(
            "word/document.xml", f"{number + 1}.xml"
        )
    with pytest.raises(RefusedForm):
        DocxFile(word.pack(members))
