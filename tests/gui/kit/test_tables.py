"""The models of the window's tables."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from bjcert_desktop.gui.kit import style
from bjcert_desktop.gui.kit.tables import CheckTable, dress

ROLE = Qt.ItemDataRole


class Numbers(CheckTable[int, str]):
    """Numbers, of which only even ones can be ticked."""

    heads = ("数", "双倍")

    def key(self, row: int) -> str:
        return str(row)

    def checkable(self, row: int) -> bool:
        return row % 2 == 0

    def texts(self, row: int) -> tuple[str, str]:
        return str(row), str(2 * row)

    def colour(self, row: int, column: int) -> str | None:
        return "#ff0000" if column == 1 and row > 2 else None


def made(*rows: int) -> Numbers:
    table = Numbers()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.replace_rows(rows)
    return table


def test_rows_are_shown_under_their_titles(qtbot: QtBot) -> None:
    table = made(1, 4)
    assert [table.headerData(n, Qt.Orientation.Horizontal, ROLE.DisplayRole) for n in (0, 1)] == ["数", "双倍"]
    assert [[table.index(r, c).data() for c in (0, 1)] for r in (0, 1)] == [["1", "2"], ["4", "8"]]
    assert table.index(1, 1).data(ROLE.ToolTipRole) == "8"
    assert table.index(1, 1).data(ROLE.ForegroundRole) == QColor("#ff0000")
    assert table.index(0, 1).data(ROLE.ForegroundRole) is None
    assert (table.at(1), table.at(2), table.at(-1)) == (4, None, None)
    assert table.rowCount(table.index(0, 0)) == 0


def test_ticks_belong_to_keys_and_stay_when_other_rows_are_listed(qtbot: QtBot) -> None:
    table = made(1, 2, 4)
    ticked: list[set[str]] = []
    table.ticked.connect(lambda: ticked.append(set(table.chosen)))
    assert table.setData(table.index(1, 0), Qt.CheckState.Checked, ROLE.CheckStateRole)
    table.choose(["2", "4"])
    table.setData(table.index(2, 0), Qt.CheckState.Unchecked, ROLE.CheckStateRole)
    assert ticked == [{"2"}, {"2", "4"}, {"2"}]
    table.replace_rows([2])
    assert table.index(0, 0).data(ROLE.CheckStateRole) == Qt.CheckState.Checked
    assert not table.setData(table.index(0, 0), "3", ROLE.EditRole)


def test_a_box_is_as_it_was_set_however_often(qtbot: QtBot) -> None:
    table, state = made(1, 2), Qt.CheckState
    for wanted in (state.Checked, state.Checked, state.Unchecked, state.Unchecked, state.Checked):
        for value in (wanted, wanted.value):  # Qt passes either
            assert table.setData(table.index(1, 0), value, ROLE.CheckStateRole)
            assert table.index(1, 0).data(ROLE.CheckStateRole) == wanted
    assert not table.setData(table.index(0, 0), state.Checked, ROLE.CheckStateRole)
    assert table.chosen == {"2"}
    for ticked in (set(), {"2"}):
        table.toggle(1)
        assert table.chosen == ticked
    table.toggle(0)
    assert table.chosen == {"2"}


def test_a_row_that_cannot_be_ticked_has_a_gap_in_place_of_the_box(qtbot: QtBot) -> None:
    table = made(1, 2)
    assert not table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert table.flags(table.index(1, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert table.index(0, 0).data(ROLE.CheckStateRole) is None
    assert not table.index(0, 0).data(ROLE.DecorationRole).isNull()
    assert table.data(QModelIndex(), ROLE.DisplayRole) is None


def test_space_in_any_cell_ticks_the_row(qtbot: QtBot) -> None:
    table, view = made(2, 3, 4), QTableView()
    qtbot.addWidget(view)
    dress(view, table, (0,))
    view.show()
    for row, column in ((0, 0), (1, 1), (2, 1)):
        view.setCurrentIndex(table.index(row, column))
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert table.chosen == {"2", "4"}


def test_a_bar_marks_the_selected_row_for_who_cannot_tell_the_shades(qtbot: QtBot) -> None:
    table, view = made(2, 4), QTableView()
    qtbot.addWidget(view)
    dress(view, table, (0,))
    view.resize(300, 200)
    view.show()
    view.selectRow(1)
    picture = view.viewport().grab().toImage()
    found = [picture.pixelColor(1, view.visualRect(table.index(row, 0)).center().y()).name() for row in (0, 1)]
    assert found[0] != found[1] == style.colours().primary.lower()
