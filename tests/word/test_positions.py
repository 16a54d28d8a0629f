"""What paragraphs and cells are called in problems and beside spots."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from bjcert_desktop.system import paths
from bjcert_desktop.word.positions import positions_in

FORMS = sorted(paths.data("forms").glob("*.docx"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_cells_and_paragraphs_of_the_shipped_forms_are_counted_as_python_docx_counts_them(path: Path) -> None:
    document = docx.Document(str(path))
    named = positions_in(document.element, "")
    for number, paragraph in enumerate(document.paragraphs, 1):
        assert named[paragraph._p] == f"第{number}段"
    for table_number, table in enumerate(document.tables, 1):
        for row_number, row in enumerate(table.rows, 1):
            for cell_number, cell in enumerate(row._tr.tc_lst, 1):
                where = f"表{table_number} 第{row_number}行 第{cell_number}列"
                assert {named[cell], *(named[paragraph] for paragraph in cell.p_lst)} == {where}


def test_boxes_nested_tables_and_content_controls_are_counted_by_themselves(word: Any) -> None:
    inner = word.table((word.p("内"), word.p("内")))
    box = f"<w:p><w:r><w:pict><w:txbxContent>{word.p('框')}{inner}</w:txbxContent></w:pict></w:r></w:p>"
    wrapped = f"<w:sdt><w:sdtContent>{word.table((word.p('丙'),))}</w:sdtContent></w:sdt>"
    body = word.p("一") + word.table((word.p("甲") + inner, word.p("乙") + box)) + box + wrapped + word.p("尾")
    root = parse_xml(word.part("hdr", body).encode())
    named = positions_in(root, "页眉")
    cell = "页眉 表1 第1行 第{}列"
    boxed = ["页眉 文本框 第1段", *(f"页眉 文本框 表1 第1行 第{column}列" for column in (1, 2))]
    assert [named[paragraph] for paragraph in root.iter("{*}p")] == [
        "页眉 第1段",
        cell.format(1),
        "页眉 表2 第1行 第1列",
        "页眉 表2 第1行 第2列",
        *[cell.format(2)] * 2,
        *boxed,
        "页眉 第2段",
        *boxed,
        "页眉 表3 第1行 第1列",
        "页眉 第3段",
    ]
