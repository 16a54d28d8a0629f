"""References to the guide, for people: "3.1" is 第3章第1节."""

from functools import cache


@cache
def chapter_label(chapter: str) -> str:
    """ "6.1.2, 2" → 第6章第1节第2条、第2章; blank where the guide has no chapter on the matter."""
    if not chapter.strip("—"):
        return ""
    parts = (part.strip().split(".") for part in chapter.split(","))
    return "、".join("".join(f"第{n}{unit}" for n, unit in zip(part, "章节条", strict=False)) for part in parts)


def chapter_source(chapter: str) -> str:
    """The chapter as a reference at the end of a sentence; blank where the guide has none."""
    label = chapter_label(chapter)
    return f"依据：指导手册{label}" if label else ""
