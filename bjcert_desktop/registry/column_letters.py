"""The letters of a sheet's columns: A, B … Z, AA."""


def letter(index: int) -> str:
    """The letters of the column *index*, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def index_of(letters: str) -> int:
    """The index, counted from 0, of a column's letters."""
    index = 0
    for character in letters:
        index = index * 26 + ord(character) - 64
    return index - 1
