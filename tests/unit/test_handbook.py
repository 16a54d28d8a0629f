"""The handbook that is shipped says what the manual says, and is small enough to be shipped."""

from handbook import FOLDER, MOST, TEXT, text, wanted


def test_the_text_of_the_handbook_is_that_of_the_manual() -> None:
    assert TEXT.read_text("utf-8") == text(), "python3 dev.py handbook"


def test_every_picture_of_the_handbook_is_there_and_none_besides() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == wanted()


def test_the_handbook_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST
