"""A change of name and code by the command line: five departments, each under the right name on each set of papers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl

OLD, NEW = "北京市示例区环境保护局", "北京市示例区生态环境局"
DEPARTMENTS = (f"{OLD}办公室", "", f"{NEW}法规科", OLD, "信息中心")


def write_workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    units = book.active
    assert units is not None
    units.title = "单位"
    units.append(["单位名称", "统一社会信用代码", "法定代表人", "单位地址", "原单位名称", "原统一社会信用代码"])
    units.append([NEW, "11110105000001011F", "新法人", "新址", OLD, "121101050000035003"])
    certificates = book.create_sheet("证书")
    certificates.append(["统一社会信用代码", "证书名称", "USBKey序列号"])
    for number, name in enumerate(DEPARTMENTS):
        certificates.append(["11110105000001011F", name, f"S{number}"])
    book.save(path)


def test_each_department_stands_under_the_right_name_on_each_set(tmp_path: Path) -> None:
    workbook = tmp_path / "单位信息表.xlsx"
    write_workbook(workbook)
    command = [sys.executable, "-m", "bjcert_desktop.cli", "export", "rename-code", "--registry", str(workbook)]
    command += ["--unit", NEW, "--out", str(tmp_path / "out"), "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "HOME": str(tmp_path)}
    )
    (case,) = json.loads(done.stdout)["cases"]
    papers = {Path(file).stem: docx.Document(file) for file in case["files"]}

    def column(title: str, number: int) -> list[str]:
        (table,) = (each for each in papers[title].tables if each.rows[0].cells[0].text == "序号")
        return [row.cells[number].text for row in table.rows[1 : len(DEPARTMENTS) + 1]]

    assert column("明细表（新办）", 1) == [f"{NEW}办公室", NEW, f"{NEW}法规科", NEW, "信息中心"]
    assert column("明细表（吊销）", 1) == [f"{OLD}办公室", OLD, f"{OLD}法规科", OLD, "信息中心"]
    assert set(column("明细表（吊销）", 2)) == {"121101050000035003"}
    revoking = "\n".join(cell.text for row in papers["申请表（吊销）"].tables[0].rows for cell in row.cells)
    assert OLD in revoking
    assert not any(new in revoking for new in (NEW, "新法人", "新址"))
    assert {"原法定代表人", "原单位地址"} <= set(case["missing"])
    assert "“信息中心”" in done.stderr, "the name that nobody can exchange is told"
