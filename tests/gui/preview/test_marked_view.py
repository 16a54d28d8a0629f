"""Marks on the picture of a form say what stands there without hiding what the form says."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.preview.marked_view import Mark, MarkedView, MarkKind
from bjcert_desktop.gui.preview.pages import PaperPages, render
from bjcert_desktop.gui.preview.spot_areas import SpotArea
from bjcert_desktop.word.adopt import propose


@pytest.fixture
def form(tmp_path: Path) -> tuple[PaperPages, dict[str, SpotArea]]:
    """The pages of a form, and the areas of its spots by their labels."""
    document = docx.Document()
    document.add_paragraph("授权委托书")
    document.add_paragraph("本人（姓名）系（单位名称）的法定代表人，邮箱：__________。")
    document.add_paragraph("□丢失补办 □更新     办理日期：   年   月   日")
    table = document.add_table(2, 2, "Table Grid")
    for cell, text in zip((c for r in table.rows for c in r.cells), ("经办人", "", "邮编", "XXXXXX"), strict=True):
        cell.text = text
    path = tmp_path / "空白.docx"
    document.save(str(path))
    pages, adoption = render(path.read_bytes()), propose(path)
    areas = pages.spot_areas(adoption.spots)
    return pages, {spot.label: areas[spot.id] for spot in adoption.spots}


def test_it_is_known_of_each_spot_whether_the_form_says_something_there(
    form: tuple[PaperPages, dict[str, SpotArea]],
) -> None:
    printed = {label for label, area in form[1].items() if area.printed}
    assert printed == {"姓名", "单位名称", "丢失补办", "更新", "办理日期", "邮编"}
    assert form[1].keys() - printed >= {"邮箱", "经办人"}


def test_a_caption_is_written_into_a_blank_and_not_over_words(
    form: tuple[PaperPages, dict[str, SpotArea]], qtbot: QtBot
) -> None:
    pages, areas = form
    view = MarkedView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.show_pages(pages)

    def picture(area: SpotArea, kind: MarkKind, caption: str) -> object:
        view.show_spots({"一": Mark(area, kind, caption, "")})
        return view.grab().toImage()

    for label, area in areas.items():
        with_caption, without = (picture(area, MarkKind.SURE, each) for each in ("单位名称", ""))
        assert (with_caption == without) == area.printed, label
    words = areas["单位名称"]
    asked, certain = (picture(words, kind, "单位名称？") for kind in (MarkKind.LOOK, MarkKind.SURE))
    assert asked != certain
    assert picture(replace(words, printed=False), MarkKind.LOOK, "单位名称？") != asked
