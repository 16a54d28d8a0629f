"""Amounts for people, and in capitals as banks want them (《支付结算办法》附一：正确填写票据和结算凭证的基本规定)."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_GROUPS = ("", "万", "亿")


def amount_text(yuan: int | None, unstated: str = "—") -> str:
    """*yuan* for people: 570 → "570 元", 0 → 免费; *unstated* where the guide states no amount (None)."""
    return unstated if yuan is None else f"{yuan} 元" if yuan else "免费"


def capitals(yuan: int) -> str:
    """Whole *yuan* (0 to under a trillion) in capitals: 20330 → 人民币贰万零叁佰叁拾元整, 0 → 免费."""
    if not 0 <= yuan < 10**12:
        raise ValueError(f"no capitals for {yuan} yuan")
    if yuan == 0:
        return "免费"
    words, gap = "", False  # gap: a zero waits to be said before the next digit that is not zero
    for group in range(len(_GROUPS) - 1, -1, -1):
        four = f"{yuan // 10 ** (4 * group) % 10000:04d}"
        for digit, place in zip(four, _PLACES, strict=True):
            if digit == "0":
                gap = bool(words)
            else:
                words += ("零" if gap else "") + _DIGITS[int(digit)] + place
                gap = False
        if four != "0000":
            words += _GROUPS[group]
    return f"人民币{words}元整"


def by_four(digits: str) -> str:
    """The *digits* of an account in groups of four, which are easier to compare."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
