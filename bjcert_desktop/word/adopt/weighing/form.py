"""What holds for a whole form: its paragraphs in reading order, its titles, parties, and what it is about."""

import re
from collections import Counter
from collections.abc import Iterable

from ...markup import Element, W, ancestor
from .. import labels, owners
from ..found_spot import FoundSpot
from ..lines import FormLine

_LOOK_BACK = 5  #: paragraphs before a date in which its signer may stand
_LEGAL_TITLE = re.compile(r"(法定代表人|法人代表)([(/或].{2,8})?((身份|资格)?证明|(登记|任职|情况|信息|备案).{0,3}表)")
_LEGAL_PROOF = re.compile("法定代表人(身份)?证明|[系是]\\w{0,4}_*(\\([^()]*\\))?_*的?法定代表人")
_LONGEST_PROOF = 800  #: characters of a paper that only says who the legal representative is
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_ORGANISATION = re.compile(
    r"^[^:]*[\u4e00-\u9fff]{2,}(公司|局|委员会|中心|大学|学院|医院|集团|厂|(?<!开户)银行|政府|法院)[^:]*$"
)
_TITLE = re.compile(r"[^:_]{2,40}(函|书|表|声明|证明|协议|合同)(\([^()]*\))?")


class Form:
    """The paragraphs of a form in reading order, and what holds for all of it."""

    def __init__(self, roots: list[Element]) -> None:
        paragraphs = [paragraph for root in roots for paragraph in root.iter(W + "p")]
        self.place = {paragraph: number for number, paragraph in enumerate(paragraphs)}
        self.texts = [FormLine(paragraph).shape for paragraph in paragraphs]
        self.paragraphs = paragraphs
        self.text = labels.squeeze("\n".join(self.texts))
        short = len(self.text) < _LONGEST_PROOF and not re.search("委托|授权", self.text)
        self.proves_legal = short and bool(_LEGAL_PROOF.search(self.text))
        self._titles = [number for number, text in enumerate(self.texts) if _TITLE.fullmatch(labels.squeeze(text))]
        self.about_certificates = owners.about_certificates(
            [line for text in self.texts if (line := labels.squeeze(text))]
        )

    def before(self, paragraph: Element, offset: int) -> str:
        """What is printed before a place: in its cell, or in the last lines outside tables."""
        cell = ancestor(paragraph, W + "tc")
        at = self.place[paragraph]
        text = self.texts[at][:offset]
        for number in range(at - 1, max(at - 1 - _LOOK_BACK, -1), -1):
            if ancestor(self.paragraphs[number], W + "tc") is not cell:
                break
            text = self.texts[number] + "\n" + text
        return text

    def since(self, paragraph: Element) -> int:
        """The number of the title above a paragraph: a file may hold many papers."""
        return max((number for number in self._titles if number <= self.place[paragraph]), default=0)

    def is_legal_proof(self, spot: FoundSpot) -> bool:
        """Whether a spot is in a paper that says who the legal representative is."""
        title = labels.squeeze(self.texts[self.since(spot.writes[0].line.paragraph)]) if self._titles else ""
        titled = _LEGAL_TITLE.search(title) and not re.search("委托|授权", title)
        return self.proves_legal or bool(titled)

    def is_about_the_legal_person(self, spot: FoundSpot) -> bool:
        """Whether a spot is in a table about the legal representative: «法定代表人情况登记表»."""
        return labels.squeeze(self.texts[self.since(spot.writes[0].line.paragraph)]).endswith(
            "表"
        ) and self.is_legal_proof(spot)

    def is_about_a_person(self, spot: FoundSpot) -> bool:
        """Whether a spot is in a paper that an employer or a doctor fills about somebody: «入职登记表», «离职证明»."""
        title = labels.squeeze(self.texts[self.since(spot.writes[0].line.paragraph)])
        return owners.is_about_a_person(title, self.text)

    def beside(self, spot: FoundSpot) -> str:
        """What is printed in a spot's row or, outside tables, before it."""
        write = spot.writes[0]
        return self.row(write.line.paragraph) or self.before(write.line.paragraph, write.start)

    def row(self, paragraph: Element) -> str:
        """All that is printed in the row of a table."""
        row = ancestor(paragraph, W + "tr")
        return "" if row is None else " ".join(self.texts[self.place[p]] for p in row.iter(W + "p") if p in self.place)

    def is_signed(self, spot: FoundSpot) -> bool:
        """Whether a unit's name is asked for where it signs: in a cell with a seal or a signer's date."""
        write = spot.writes[0]
        cell = ancestor(write.line.paragraph, W + "tc")
        plain = labels.take_apart(labels.core_of(spot.label)[0])[2] and not labels.is_sealed_unit(spot.label)
        party = owners.is_party(labels.core_of(spot.label)[0])
        if cell is None or (write.start != write.end and not party) or plain:
            return False
        text = "\n".join(self.texts[self.place[p]] for p in cell.iter(W + "p") if p in self.place)
        return bool(re.search("年[_ ]*月[_ ]*日|日 *期|签字|盖章|[(]章", text))

    def parties(self) -> list[tuple[tuple[int, int], int, int, bool]]:
        """Where a party's lines or block begin (paragraph and sign), the pair, the side, and whether it is printed."""
        found = [
            ((number, start), pair, side, bool(_NAME.search(re.sub(r"\([^)]*\)", "", printed))))
            for number, text in enumerate(self.texts)
            for pair, side, start, printed in owners.parties(text)
        ]
        heads = [
            (at[0], owners.party_of_block(labels.squeeze("".join(self.texts[n] for n in at)))) for at in self._cells()
        ]
        blocks = [(at, *head) for at, head in heads if head]
        rows = Counter((ancestor(self.paragraphs[at], W + "tr"), pair) for at, pair, _ in blocks)
        blocks = [
            each for each in blocks if rows[ancestor(self.paragraphs[each[0]], W + "tr"), each[1]] == 1
        ]  # no columns
        for index, (start, pair, side) in enumerate(blocks):
            until = blocks[index + 1][0] if index + 1 < len(blocks) else len(self.texts)
            named = any(map(_ORGANISATION.search, self.texts[start:until]))
            if any(each[1] == pair and each[2] != side for each in blocks):
                found.append(((start, 0), pair, side, named))
        if blocks:  # a part about something else ends them
            found += [((at, 0), -1, 0, False) for at in self._bands() if at > blocks[-1][0]]
        own_staff = bool(re.search("本单位|我单位|我方|本公司|以我方名义", self.text)) and "授权" in self.text
        return sorted(each for each in found if not (own_staff and each[1] >= 0 and owners.is_mandate(each[1])))

    def _bands(self) -> list[int]:
        """The paragraphs of rows of one cell that head a part: «提交者信息»."""
        rows = [(at[0], ancestor(self.paragraphs[at[0]], W + "tr")) for at in self._cells()]
        alone = [at for at, row in rows if row is not None and len(row.findall(W + "tc")) == 1]
        return [at for at in alone if re.search("(信息|情况|内容|事项)$", labels.squeeze(self.texts[at]))]

    def is_of_person(self, at: tuple[int, int], heads: list[tuple[tuple[int, int], int, int, bool]]) -> bool:
        """Whether the party at a place is a person rather than a unit."""
        start = max((n for n, *_ in heads if n <= at), default=at)
        end = min((n for n, *_ in heads if n > at), default=(start[0] + _LOOK_BACK, 0))
        lines = self.texts[start[0] : max(end[0], start[0] + 1)]
        if start[0] == end[0]:
            lines = [self.texts[start[0]][start[1] : end[1]]]
        text = "\n".join(lines[: _LOOK_BACK + 1])
        return owners.is_person(text)

    def _cells(self) -> Iterable[list[int]]:
        """The numbers of the paragraphs of every cell."""
        found: dict[Element, list[int]] = {}
        for paragraph, number in self.place.items():
            if (cell := ancestor(paragraph, W + "tc")) is not None:
                found.setdefault(cell, []).append(number)
        return found.values()
