"""The table of ACCESSIBILITY.zh-CN.md: every criterion has a result, and what shows it is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "ACCESSIBILITY.zh-CN.md").read_text("utf-8")
#: WCAG 2.2, levels A and AA: how many criteria each guideline has, by their last number.
CRITERIA = {
    "1.1": (1,),
    "1.2": (1, 2, 3, 4, 5),
    "1.3": (1, 2, 3, 4, 5),
    "1.4": (1, 2, 3, 4, 5, 10, 11, 12, 13),
    "2.1": (1, 2, 4),
    "2.2": (1, 2),
    "2.3": (1,),
    "2.4": (1, 2, 3, 4, 5, 6, 7, 11),
    "2.5": (1, 2, 3, 4, 7, 8),
    "3.1": (1, 2),
    "3.2": (1, 2, 3, 4, 6),
    "3.3": (1, 2, 3, 4, 7, 8),
    "4.1": (2, 3),
}


def rows() -> list[list[str]]:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line[:1] == "|"]
    return [row for row in cells if row[0][:1].isdigit()]


def criteria(cell: str) -> list[str]:
    """«1.2.1–1.2.5» and «3.1.1、3.1.2» as single criteria."""
    if "–" not in cell:
        return cell.split("、")
    first, last = cell.split("–")
    guideline = first.rpartition(".")[0]
    return [f"{guideline}.{number}" for number in range(int(first[-1]), int(last[-1]) + 1)]


def test_every_criterion_of_levels_a_and_aa_has_one_row() -> None:
    listed = [each for row in rows() if len(row) == 6 for each in criteria(row[0])]
    assert sorted(listed) == sorted(f"{guideline}.{number}" for guideline in CRITERIA for number in CRITERIA[guideline])
    assert len(listed) == 55


def test_every_result_is_one_of_four_and_a_pass_names_what_shows_it() -> None:
    for row in rows():
        result, shown = row[-3], row[-2]
        assert result in ("通过", "不通过", "未测", "不适用"), row
        assert shown if result == "通过" else True, row


def test_what_shows_a_result_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TEXT)
    assert len(named) > 20
    for path, test in named:
        source = (ROOT / path).read_text("utf-8")
        assert not test or f"def {test}(" in source, (path, test)
