"""What counts as missing in a paper: what a person is expected to fill, by its name in the workbook."""

from bjcert_desktop.domain.document import PlannedDocument, wanted_fields


def document(former: bool = False, **values: str) -> PlannedDocument:
    return PlannedDocument("申请表", "申请表", values, {}, wanted_fields((), former, existing=True), former)


def test_a_blank_value_is_missing_only_if_the_form_asks_for_it() -> None:
    paper = document(单位名称="甲", 法定代表人="", 单位电话="")
    assert paper.missing(frozenset({"单位名称", "法定代表人"})) == ["法定代表人"]


def test_in_a_paper_for_the_former_unit_a_missing_value_is_called_the_former_one() -> None:
    paper = document(former=True, 单位名称="", 法定代表人="", 单位地址="", 邮政编码="")
    asked = frozenset({"单位名称", "法定代表人", "单位地址", "邮政编码"})
    assert paper.missing(asked) == ["原单位名称", "原法定代表人", "原单位地址"]


def test_serial_numbers_and_dates_are_not_expected_of_certificates_yet_to_be_issued() -> None:
    wanted = wanted_fields((), former=False, existing=False)
    assert not {"证书.USBKey序列号", "证书.到期日期"} & wanted
    assert {"证书.USBKey序列号", "证书.到期日期"} <= wanted_fields((), former=False, existing=True)
