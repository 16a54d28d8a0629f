"""The boxes of a blank form: which choice each offers, and what in the case ticks it.

Only what the case says is ticked. Boxes for a lost and a broken key are told apart: «勾选:补办原因=丢失».
"""

import re
from dataclasses import dataclass

from ...guide import business_names
from .labels import squeeze
from .lines import FormLine, Token


@dataclass(frozen=True)
class Option:
    """A box in a line, its words, and the words at the head of its group."""

    start: int
    end: int
    text: str
    group: str


_BUSINESSES = (
    ("解锁", r"解锁|(密码|口令|PIN码?)(重置|找回|初始化)|重置(密码|口令)"),
    ("补办", r"补办|补发|补领|挂失|遗失|丢失|损坏|毁损"),
    ("吊销", r"吊销|注销|撤销|作废|废止"),
    ("变更", r"变更|更名|信息修改"),
    ("更新", r"更新|延期|续期|续费|延续|续办|续签|换发|到期换"),
    ("新办", r"新办|初次|首次|新申请|新增|新领|申领|新申|新用户|第一次"),
)
_NEW = {"申请", "证书申请", "数字证书申请", "新", "申请证书", "新证书"}
_ELSE = re.compile(r"证书类|证书种类|介质|发票|证件|性别|单位类|单位性质|机构类|是否|归属|用户类|级别|应用系统")
_WAYS = (("邮寄", r"^(邮寄|快递|寄送|邮递)"), ("现场", r"^(现场|窗口|自取|上门|柜台|大厅|当面|自行领取)"))
_PAYMENTS = (
    ("网银汇款转账", "网银|转账|汇款|对公"),
    ("国库支付", "国库|财政"),
    ("现场支付", "现场|现金|刷卡|POS|窗口"),
)
_PAYING = re.compile("支付|付款|缴费|交费|缴款|交款|收费")
_YEARS = {
    sign: str(number) for number, signs in enumerate(("1一壹", "2二两", "3三", "4四", "5五"), 1) for sign in signs
}


def options(line: FormLine, tokens: list[Token], fallback: str) -> list[Option]:
    """The boxes among a line's *tokens*, each with its words: those after it, or before it («新办□ 更新□»)."""
    shape = line.shape
    boxes = [token for token in tokens if token.kind == "box"]
    if not boxes:
        return []
    first = shape[: boxes[0].start].rstrip()
    trailing = bool(first) and not first.endswith(":") and not shape[boxes[-1].end :].strip(" .。;；")
    found: list[Option] = []
    group = fallback
    for index, token in enumerate(boxes):
        previous = boxes[index - 1].end if index else 0
        following = boxes[index + 1].start if index + 1 < len(boxes) else len(shape)
        before, after = shape[previous : token.start], shape[token.end : following]
        if ":" in before:
            head, _, rest = before.rpartition(":")
            group = re.split(r"[。；;\n]|  +", head.rstrip())[-1]
            before = rest
        text = before if trailing else _own_words(after)
        inset = 0 if shape[token.start] == "□" else 1  # brackets stay, and what is in them goes
        found.append(Option(token.start + inset, token.end - inset, squeeze(text), squeeze(group)))
    return found


def _own_words(after: str) -> str:
    """The words after a box, up to a line's end, a wide gap or another label."""
    words = re.split(r"\n|_{2,}|[;；。]", after.strip(" "))[0]
    words = re.split(r"(?<!\d) {2,}| +(?=[^ :]+:)", words.strip())[0]
    return words.strip(" ,，、/")


def choice(option: Option) -> tuple[str | None, float]:
    """What ticks the box («勾选:更新», «勾选:办理方式=邮寄» …, None if the case does not say), and the confidence."""
    text, group = re.sub(r"[\[\]()]", "", option.text), option.group
    plain = re.sub(r"\(.*?\)|[()]", "", option.text) or text
    if not text or len(text) > 24:
        return None, 0
    if year := re.match(r"^([1-5一二两三四五壹])年(期|版)?$", plain):
        fits = not group or re.search("年限|期限|有效|服务|年$|时间|业务|办理|更新|续", group)
        return (f"勾选:年限={_YEARS[year[1]]}", 0.9) if fits else (None, 0)
    if _PAYING.search(group) or re.search("支付$|缴费$", plain):
        return _first(_PAYMENTS, plain, "支付方式")
    if re.search("办理方式|递交|提交方式|领取|取件|寄送|送达|方式", group) or not group:
        found = _first(_WAYS, plain, "办理方式")
        if found[0]:
            return found
    if _ELSE.search(group) or re.search("经办人|联系人|法人|法定代表人|地址|电话", plain):
        return None, 0
    if plain in _NEW or re.fullmatch(".*(数字证书|印章|签章)申请", plain):
        return "勾选:新办", 0.85
    for name, pattern in _BUSINESSES:
        if re.search(pattern, plain):
            return f"勾选:{name}", 0.95 if name in plain else 0.85
    named = next((name for name in business_names() if name in plain), None)
    return (f"勾选:{named}", 0.95) if named else (None, 0)


def _first(table: tuple[tuple[str, str], ...], text: str, field: str) -> tuple[str | None, float]:
    for value, pattern in table:
        if re.search(pattern, text):
            return f"勾选:{field}={value}", 0.9
    return None, 0


def told_apart(texts: list[str], chosen: list[str | None]) -> list[str | None]:
    """What ticks each box of a form, given what each has *chosen* by itself.

    Of several boxes for one business, the one that names it most directly is ticked.
    """
    result = list(chosen)
    for name in dict.fromkeys(c for c in chosen if c and "=" not in c):
        same = [index for index, c in enumerate(chosen) if c == name]
        words = list(dict.fromkeys(_plain(texts[index]) for index in same))
        if len(words) == 1:
            continue
        business = name.removeprefix("勾选:")
        general = [word for word in words if _is_general(word, business)]
        for index in same:
            word = _plain(texts[index])
            if business == "补办" and word not in general[:1]:
                result[index] = _reason(word)
            elif business != "补办" and word != (general or _nearest(words))[0]:
                result[index] = None
    return result


def _reason(word: str) -> str | None:
    """The reason for 补办 that a box names."""
    if re.search("[遗丢]失|挂失.*补|补.*挂失", word):
        return "勾选:补办原因=丢失"
    return "勾选:补办原因=损坏" if re.search("损坏|毁损", word) else None


def _plain(text: str) -> str:
    return re.sub(r"\(.*?\)|证书|数字|业务|办理$", "", text) or text


def _is_general(word: str, business: str) -> bool:
    if business == "补办":
        return not re.search("丢失|遗失|损坏|毁损|挂失", word) or bool(re.search("[丢遗]失.*[损毁]", word))
    return word.removesuffix(business) in ("", "信息", "密码", "单位名称", "名称", "初次") and word.endswith(business)


def _nearest(words: list[str]) -> list[str]:
    """The words, those about a name first: in the guide, 变更 means a change of name."""
    return sorted(words, key=lambda word: "名称" not in word)
