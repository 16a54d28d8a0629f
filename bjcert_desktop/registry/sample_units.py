"""Invented units for a sample workbook: realistic, with valid check characters, but nobody's data."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ..domain.unit import Certificate, Unit
from .checks.identity_number import id_check
from .checks.uscc import organisation_check, uscc_check

_DISTRICTS = ("示例", "某某", "样本", "虚构", "演示", "模拟")
_NAMES = (
    "北京市{}区生态环境局",
    "北京市{}区生态环境综合执法大队",
    "北京市{}区生态环境监测站",
    "北京市{}区机动车排放管理站",
    "北京市{}区环境宣传教育中心",
)
_LONG = "北京市示例区人民政府办公室生态环境保护督察整改工作领导小组协调联络办公室（临时机构）"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("示例", "某某", "样例", "小样", "演示", "虚构", "甲", "乙", "丙", "丁")
_DEPARTMENTS = ("办公室", "财务科", "综合业务科", "大气环境科", "执法一队", "监测室", "档案室")
_NO_CERTIFICATES, _NO_EMAIL, _NO_POSTCODE, _NO_HANDLER_PHONE = 17, 5, 11, 23


def sample_units(today: date) -> list[Unit]:
    """Thirty units, always the same except for their certificates' dates, which are spread around *today*.

    Every value has a seed of its own: a field that is added changes no other.
    """
    names = [name.format(district) for district in _DISTRICTS for name in _NAMES]
    names[7] = "北京市某某区生态环境局（某某经济技术开发区分局）"
    names[13] = _LONG
    return [_unit(index, name, today) for index, name in enumerate(names)]


def is_sample(unit: Unit) -> bool:
    """Whether *unit* is one of the invented ones, in any workbook.

    Its code or its handler's identity number tells: both contain regions that do not exist, so real units never match.
    """
    codes, handlers = _invented()
    return unit.code in codes or unit.handler_id in handlers


@cache
def _invented() -> tuple[frozenset[str], frozenset[str]]:
    units = sample_units(date.min + timedelta(days=100_000))
    return frozenset(unit.code for unit in units), frozenset(unit.handler_id for unit in units)


def _chance(index: int, field: str) -> random.Random:
    """The random numbers for one *field* of the unit *index*."""
    return random.Random(f"{index} {field}")  # noqa: S311 - only variety is wanted


def _unit(index: int, name: str, today: date) -> Unit:
    district = _DISTRICTS[index // len(_NAMES)]
    kind = "11" if name.endswith("局") or "人民政府" in name else "12"
    code = _uscc(kind, f"1101{index // len(_NAMES) + 91:02}", f"{index * 37 + 1:08}")
    renamed = index % 10 == 0
    return Unit(
        name=name,
        code=code,
        legal_person=_person(_chance(index, "legal_person")),
        address=f"北京市{district}区{district}大街{_chance(index, 'address').randrange(1, 200)}号",
        postcode="" if index == _NO_POSTCODE else f"1000{index % 5}0",
        phone="010-0000" + _four_digits(index, "phone"),
        handler=_person(_chance(index, "handler")),
        handler_id=_identity(_chance(index, "handler_id")),
        handler_phone="" if index == _NO_HANDLER_PHONE else "1380000" + _four_digits(index, "handler_phone"),
        email="" if index == _NO_EMAIL else f"sample{index + 1:02}@example.com",
        invoice_email="" if index % 10 == 9 else f"invoice{index + 1:02}@example.com",
        former_name=f"北京市{district}区环境保护局" if renamed else "",
        remark="示例，勿用于正式办理",
        certificates=() if index == _NO_CERTIFICATES else tuple(_certificates(index, name, today)),
    )


def _certificates(index: int, name: str, today: date) -> Iterator[Certificate]:
    """One to seven certificates: about a tenth expired, a sixth within two months, the rest later."""
    for number in range(1 + index % 7):
        chance = _chance(index, f"valid_to {number}")
        draw = chance.random()
        days = -chance.randrange(1, 90) if draw < 0.1 else chance.randrange(0, 60) if draw < 0.27 else 0
        expiry = today + timedelta(days=days or chance.randrange(61, 1000))
        start = (expiry - timedelta(days=364)).replace(day=1)
        yield Certificate(
            name="" if number == 0 else f"{name}{_DEPARTMENTS[number]}",
            kind="单位证书",
            serial=f"BJCA{index * 10 + number + 1:010}",
            valid_from=start,
            valid_to=expiry,
            user="" if number == 3 else _person(_chance(index, f"user {number}")),
            phone="" if number == 3 else "1390000" + _four_digits(index, f"phone {number}"),
            remark="",
        )


def _four_digits(index: int, field: str) -> str:
    return f"{_chance(index, field).randrange(10000):04}"


def _person(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + chance.choice(_GIVEN)


def _uscc(kind: str, region: str, organisation: str) -> str:
    first17 = f"{kind}{region}{organisation}{organisation_check(organisation)}"
    return first17 + uscc_check(first17)


def _identity(chance: random.Random) -> str:
    """A well-formed number of a region that was never assigned (110199)."""
    birth = date(1970, 1, 1) + timedelta(days=chance.randrange(10000))
    first17 = f"110199{birth:%Y%m%d}{chance.randrange(1, 1000):03}"
    return first17 + id_check(first17)
