"""Forms that cannot be used: each is refused with a sentence that says where and what to do."""

import io
import re
import struct
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bjcert_desktop.errors import FormError
from bjcert_desktop.word import Severity, check_form, load_template
from bjcert_desktop.word.adopt import adopt


def complaint(path: Path) -> str:
    with pytest.raises(FormError) as caught:
        load_template(path)
    assert path.name in caught.value.message
    assert caught.value.message.endswith("。")
    assert caught.value.remedy.endswith("。")
    first = check_form(path)[0]
    assert caught.value.message.endswith(f"{first.where}：{first.message}"), "the check finds the same"
    assert (first.severity, first.remedy) == (Severity.ERROR, caught.value.remedy)
    return str(caught.value)


def external(word: Any, kind: str, target: str = "http://example.com/x") -> str:
    return f'<Relationship Id="r9" Type="{word.office}/{kind}" Target="{target}" TargetMode="External"/>'


# The language


def test_an_unknown_field_names_the_paragraph_and_the_nearest_field(word: Any) -> None:
    said = complaint(word.make(word.p("一") + word.p("{{单位名城}}")))
    assert "第2段" in said
    assert "“单位名城”" in said
    assert "是不是“单位名称”" in said


def test_a_field_in_a_table_is_found_by_table_row_and_column(word: Any) -> None:
    first, empty = word.table((word.p("a"),)), word.p("")
    second = word.table((empty, empty, empty), (empty, word.p("{{x}}"), empty))
    assert "表2 第2行 第2列" in complaint(word.make(word.p("一") + first + second))


def test_positions_outside_the_body_name_the_part(word: Any) -> None:
    assert "页眉 第1段" in complaint(word.make("", {"header1": word.p("{{x}}")}))
    assert "页脚 表1 第1行 第1列" in complaint(word.make("", {"footer1": word.table((word.p("{{x}}"),))}))
    notes = f'<w:footnote w:id="1">{word.p("")}{word.p("{{x}}")}</w:footnote>'
    assert "脚注 第2段" in complaint(word.make("", {"footnotes": notes}))


def test_a_text_box_in_a_table_is_counted_by_itself(word: Any) -> None:
    story = f"<w:txbxContent>{word.p('一')}{word.p('{{x}}')}</w:txbxContent>"
    box = f"<w:p><w:r><w:pict><v:textbox>{story}</v:textbox></w:pict></w:r></w:p>"
    assert "文本框 第2段" in complaint(word.make(word.table((box,))))


def test_braces_that_are_not_closed_are_reported(word: Any) -> None:
    said = complaint(word.make(word.p("单位：{{单位名称")))
    assert "第1段" in said
    assert "“{{单位名称”缺少右边的“}}”" in said
    assert "缺少右边" in complaint(word.make(word.p("{{单位名称} {{业务类型}}")))


def test_a_field_split_over_paragraphs_or_lines_is_reported(word: Any) -> None:
    assert "被分在了两段" in complaint(word.make(word.p("{{单位") + word.p("名称}}")))
    broken = "<w:p><w:r><w:t>{{单位</w:t><w:br/><w:t>名称}}</w:t></w:r></w:p>"
    assert "第1段" in complaint(word.make(broken))


@pytest.mark.parametrize("content", ["", "1+1", "单位名称.__class__", "勾选:", "勾选:更改", "勾选:无此字段=甲", "勾选"])
def test_nothing_but_the_language_is_understood(word: Any, content: str) -> None:
    complaint(word.make(word.p("{{" + content + "}}")))


def test_two_lists_in_one_row_are_refused(word: Any) -> None:
    said = complaint(word.make(word.table((word.p("{{证书.序号}}"), word.p("{{材料.名称}}")))))
    assert "表1 第1行 第1列" in said
    assert "材料、证书" in said


def test_a_section_break_cannot_be_repeated(word: Any) -> None:
    body = word.p("{{证书.序号}}").replace("<w:p>", "<w:p><w:pPr><w:sectPr/></w:pPr>")
    assert "分节符" in complaint(word.make(body))


# The file


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "找不到" in complaint(tmp_path / "没有.docx")
    (tmp_path / "文件夹.docx").mkdir()
    assert "打不开" in complaint(tmp_path / "文件夹.docx")


@pytest.mark.parametrize(
    ("content", "word_in_it"),
    [
        (b"", "不是 Word 文档"),
        ("只是文字".encode(), "不是 Word 文档"),
        (b"{\\rtf1}", "不是 Word 文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    ],
)
def test_what_is_no_word_file_is_told_apart(tmp_path: Path, content: bytes, word_in_it: str) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    assert word_in_it in complaint(path)


def test_other_office_files_are_no_word_documents(word: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    for files in ({"a.txt": "x"}, {**word.members("", kind="application/xlsx")}):
        path.write_bytes(word.pack(files))
        assert "不是 Word 文档" in complaint(path)


def test_templates_macros_and_strict_files_are_refused_with_the_way_out(word: Any) -> None:
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    assert ".dotx" in complaint(word.make("", kind=kinds))
    assert "宏" in complaint(word.make("", kind="application/vnd.ms-word.document.macroEnabled.main+xml"))
    files = word.members("") | {"word/vbaProject.bin": b"x"}
    word.path.write_bytes(word.pack(files))
    assert "宏" in complaint(word.path)


@pytest.mark.parametrize("cut", [30, 400, -60, -10])
def test_a_file_cut_short_is_damaged(word: Any, cut: int) -> None:
    path = word.make(word.p("{{单位名称}}"))
    path.write_bytes(path.read_bytes()[:cut])
    assert "损坏" in complaint(path)


def test_a_directory_that_points_before_the_file_is_damaged(word: Any) -> None:
    path = word.make(word.p("{{单位名称}}"))
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\5\6")
    data[end + 16 : end + 20] = b"\xff\xff\xff\xf0"  # where the directory is said to begin
    path.write_bytes(data)
    assert "损坏" in complaint(path)


def test_a_file_without_a_body_is_damaged_and_not_adopted(word: Any, tmp_path: Path) -> None:
    files = word.members("")
    del files["word/document.xml"]
    word.path.write_bytes(word.pack(files))
    assert "没有正文" in complaint(word.path)
    with pytest.raises(FormError, match="没有正文"):
        adopt(word.path, tmp_path / "表样.docx")


def test_a_changed_byte_anywhere_in_a_member_is_noticed(word: Any) -> None:
    path = word.make(word.p("{{单位名称}}"))
    data = bytearray(path.read_bytes())
    data[data.index(b"word/media/picture.bin") + 60] ^= 0x55
    path.write_bytes(data)
    assert "损坏" in complaint(path)


@pytest.mark.parametrize("content", ["<w:document", "<!DOCTYPE x><x/>", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', ""])
def test_parts_that_are_not_plain_xml_are_refused(word: Any, content: str) -> None:
    word.path.write_bytes(word.pack(word.members("") | {"word/document.xml": content}))
    assert "word/document.xml" in complaint(word.path)


@pytest.mark.parametrize(
    ("kind", "said"),
    [("attachedTemplate", "附加的模板"), ("image", "链接的图片"), ("oleObject", "对象"), ("frame", "外部")],
)
def test_links_to_other_files_are_refused(word: Any, kind: str, said: str) -> None:
    assert said in complaint(word.make("", links=external(word, kind)))


def test_a_plain_hyperlink_is_welcome(word: Any) -> None:
    load_template(word.make(word.p("网址"), links=external(word, "hyperlink")))


@pytest.mark.parametrize("code", [" INCLUDEPICTURE http://x/y ", "DDEAUTO c:\\\\x", " includetext x"])
def test_fields_of_word_that_fetch_something_are_refused_with_their_position(word: Any, code: str) -> None:
    field = f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>"
    assert "第1段：这里的域" in complaint(word.make(field))
    simple = f'<w:p><w:fldSimple w:instr="{code}"/></w:p>'
    assert "第2段：这里的域" in complaint(word.make(word.p("一") + simple))


def test_page_numbers_and_tables_of_contents_are_welcome(word: Any) -> None:
    field = '<w:p><w:fldSimple w:instr=" PAGE "/><w:r><w:instrText> TOC \\o </w:instrText></w:r></w:p>'
    assert check_form(word.make(field + word.p("{{单位名称}}"))) == []


# The check


def test_the_check_tells_everything_at_once_in_the_order_of_the_page(word: Any) -> None:
    body = word.p("{{甲}} {{乙}}") + word.table((word.p("{{单位名称"),))
    found = check_form(word.make(body, {"footer1": word.p("{{丙}}")}, links=external(word, "image")))
    assert [problem.where for problem in found] == ["", "第1段", "第1段", "表1 第1行 第1列", "页脚 第1段"]
    assert [problem.code for problem in found] == ["external", *["unknown-field"] * 2, "unclosed", "unknown-field"]


def test_a_form_without_fields_and_one_with_open_revisions_are_worth_a_warning(word: Any) -> None:
    assert [(p.code, p.severity) for p in check_form(word.make(word.p("空白表")))] == [("no-fields", Severity.WARNING)]
    body = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{{单位名称}}</w:t></w:r></w:ins></w:p>'
    assert [(p.code, p.where) for p in check_form(word.make(body))] == [("revisions", "第1段")]
    load_template(word.path)


# Packages made to deceive: refused by the directory alone


def test_two_members_of_one_name_are_refused_also_when_only_the_case_differs(word: Any, tmp_path: Path) -> None:
    path = tmp_path / "双.docx"
    for second in ("word/document.xml", "word/Document.xml"):
        stream = io.BytesIO(word.pack(word.members("")))
        with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as package:
            warnings.simplefilter("ignore")
            package.writestr(second, "x")
        path.write_bytes(stream.getvalue())
        assert "两个名为" in complaint(path)


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "word/../../a.xml", "C:/a.xml"])
def test_members_that_point_elsewhere_are_refused(word: Any, name: str) -> None:
    word.path.write_bytes(word.pack({**word.members(""), name: "x"}))
    assert "部件名" in complaint(word.path)


def test_a_bomb_is_refused_before_it_is_inflated(word: Any) -> None:
    word.path.write_bytes(word.pack({**word.members(""), "word/media/a.bin": bytes(8_000_000)}))
    assert "压缩得太小" in complaint(word.path)
    data = word.pack(word.members(""))
    huge = re.sub(rb"(PK\x01\x02.{20}).{4}", lambda m: m[1] + struct.pack("<I", 2**31), data, count=1, flags=re.DOTALL)
    word.path.write_bytes(huge)
    assert "展开后超过" in complaint(word.path)


def test_too_many_members_are_refused(word: Any) -> None:
    word.path.write_bytes(word.pack({**word.members(""), **{f"word/media/{i}": "" for i in range(2_000)}}))
    assert "个。" in complaint(word.path)


def test_a_name_that_differs_between_directory_and_member_is_refused(word: Any) -> None:
    data = word.make("").read_bytes()
    word.path.write_bytes(data.replace(b"word/document.xml", b"word/documend.xml", 1))
    complaint(word.path)


def test_an_encrypted_member_is_refused(word: Any) -> None:
    data = bytearray(word.make("").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    word.path.write_bytes(data)
    assert "已加密" in complaint(word.path)
