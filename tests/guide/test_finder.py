"""The everyday questions: every way through them ends where the guide says, and a broken set of them is refused."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bjcert_desktop.errors import GuideError
from bjcert_desktop.guide import Catalogue, Reply, load_catalogue
from bjcert_desktop.system.paths import data
from tests.scenarios import WAYS


def ways(catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], Reply]]:
    questions = {asked.id: asked for asked in catalogue.finder}

    def walk(at: str, said: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Reply]]:
        for reply in questions[at].replies:
            if reply.then:
                yield from walk(reply.then, (*said, reply.label))
            else:
                yield (*said, reply.label), reply

    yield from walk(catalogue.finder[0].id, ())


def test_every_way_ends_where_the_guide_says_and_after_three_questions_at_most() -> None:
    catalogue = load_catalogue()
    ends = {}
    for said, reply in ways(catalogue):
        scenario = catalogue.scenario_for(reply.business, reply.answers) if reply.business else None
        ends[said] = scenario.id if scenario else reply.business or "?"
    assert ends == WAYS
    assert max(map(len, ends)) <= 3


def test_where_the_guide_has_no_rule_the_telephone_is_named() -> None:
    catalogue = load_catalogue()
    asks = [reply.ask for _, reply in ways(catalogue) if reply.ask]
    assert asks
    assert all(catalogue.contact.telephone in text for text in asks)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('business = "unlock"', 'business = "unlocked"', "unlocked"),
        ('business = "unlock"', 'business = "new"', "unlock"),
        ('"replace.expired" = "no"', '"replace.expired" = "maybe"', "replace.expired"),
        ('then = "key"', 'then = "keys"', "keys"),
        ('then = "key"', 'then = "lost"', "key"),
        ('"丢了", then = "lost"', '"丢了", then = "happened"', "happened"),
        ('id = "broken"', 'id = "lost"', "id"),
        ('{ label = "单位改了名称", business = "rename" }', '{ label = "单位改了名称" }', "单位改了名称"),
        ('business = "revoke" }', 'business = "revoke", ask = "请致电询问" }', "证书不再使用"),
        ("hint = ", "hints = ", "hints"),
        ("[[questions]]", "colour = 1\n[[questions]]", "colour"),
    ],
)
def test_questions_that_lead_nowhere_are_refused_by_name(tmp_path: Path, old: str, new: str, named: str) -> None:
    folder = shutil.copytree(data("resources", "guide"), tmp_path / "guide")
    text = (folder / "finder.toml").read_text("utf-8")
    assert old in text
    (folder / "finder.toml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(GuideError) as refused:
        load_catalogue(folder)
    assert named in refused.value.message
