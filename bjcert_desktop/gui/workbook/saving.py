"""Writes workbooks in the background: blank ones, corrected copies, units added by hand, lists of problems."""

from dataclasses import replace
from pathlib import Path

from ...registry.writing import write_blank, write_corrected_copy, write_report, write_units
from ..state.workbook import Workbook


def create_blank(workbook: Workbook, path: Path) -> None:
    """Write a blank workbook at *path*."""

    def made(_: object) -> None:
        workbook.notice = f"已新建“{path}”。请用 Excel 或 WPS 填好单位后，再打开它。"

    workbook.run("正在新建…", lambda _report, _cancelled: write_blank(path), made)


def save_copy(workbook: Workbook, path: Path) -> None:
    """Write the workbook with all corrections to *path*."""
    now = workbook.registry.units if workbook.registry else ()
    read = workbook.as_read()
    read = replace(read, units=(*read.units, *(unit for unit in now if unit.row < 0)))
    corrections = {unit.row: said for unit in read.units if (said := workbook.notes.corrections_of(unit))}

    def saved(_: object) -> None:
        workbook.notice = f"已另存改好的副本“{path}”，原工作簿没有改动。"

    workbook.run("正在另存…", lambda _report, _cancelled: write_corrected_copy(read, corrections, path, now), saved)


def save_as_workbook(workbook: Workbook, path: Path) -> None:
    """Write all units with their certificates into a new workbook at *path*, and go on with that."""
    units = workbook.registry.units if workbook.registry else ()

    def saved(_: object) -> None:
        workbook.note(lambda notes: notes.without_units([unit.key for unit in units]))
        workbook.open(path)

    workbook.run("正在保存…", lambda _report, _cancelled: write_units(path, units), saved)


def save_report(workbook: Workbook, path: Path) -> None:
    """Write the problems that are left to *path*."""
    registry = workbook.registry or workbook.as_read()

    def saved(_: object) -> None:
        workbook.notice = f"已导出问题清单“{path}”，共 {len(registry.problems)} 个问题。"

    workbook.run("正在导出…", lambda _report, _cancelled: write_report(registry, path), saved)
