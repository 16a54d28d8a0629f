"""Nobody's name travels with a form into the papers: not who commented it, changed it, wrote it or saved it."""

import io
import zipfile
from typing import Any

import docx

from bjcert_desktop.word import load_template

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
SAID = "赵审阅"


def test_no_comment_and_no_name_of_a_reviewer_or_author_is_in_a_paper(word: Any) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>{{单位名称}}</w:t></w:r><w:commentRangeEnd w:id="1"/>'
        f'<w:r><w:commentReference w:id="1"/></w:r></w:p><w:p><w:ins w:id="2" w:author="{SAID}" w:date="2026-01-01T00'
        ':00:00Z"><w:r><w:t>改过</w:t></w:r></w:ins></w:p>'
    )
    comment = f'<w:comment w:id="1" w:author="{SAID}" w:initials="赵">{word.p(f"{SAID}说")}</w:comment>'
    files = word.members(body, {"comments": comment, "header1": f'<w:p><w:del w:id="3" w:author="{SAID}"/></w:p>'})
    files["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>申请表</dc:title>'
        f"<dc:creator>{SAID}</dc:creator><cp:lastModifiedBy>{SAID}</cp:lastModifiedBy></cp:coreProperties>"
    )
    files["docProps/app.xml"] = f"<Properties><Company>{SAID}</Company><Pages>1</Pages></Properties>"
    word.path.write_bytes(word.pack(files))
    filled = load_template(word.path).fill({"单位名称": "某局"}, {})
    with zipfile.ZipFile(io.BytesIO(filled)) as package:
        assert package.testzip() is None
        contents = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    assert [name for name, content in contents.items() if SAID in content or "赵" in content] == []
    assert "comment" not in contents["word/document.xml"]
    assert "申请表" in contents["docProps/core.xml"]
    assert "<Pages>1</Pages>" in contents["docProps/app.xml"]
    assert word.lines(filled) == ["某局", "改过"]
    assert docx.Document(io.BytesIO(filled)).paragraphs[0].text == "某局"


def test_a_form_without_names_keeps_every_other_member_as_it_is(word: Any) -> None:
    path = word.make(word.p("{{单位名称}}"))
    before = zipfile.ZipFile(path)
    after = zipfile.ZipFile(io.BytesIO(load_template(path).fill({}, {})))
    assert {name: after.read(name) for name in after.namelist() if name != "word/document.xml"} == {
        name: before.read(name) for name in before.namelist() if name != "word/document.xml"
    }
