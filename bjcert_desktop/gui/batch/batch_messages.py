"""What the screen says of a batch: before it is exported, and after."""

from collections.abc import Sequence

from ...jobs.batch.result import BatchResult
from ...jobs.batch.selection import Totals

_TOLD = 5  # sentences about units


def good_news(result: BatchResult, out: object) -> str:
    """What was written, where, and what to do next."""
    written = sum(not each.problem for each in result.outcomes)
    if not written:
        return _left(result) or "这次没有写出文件。"
    said = f"已导出 {written} 个单位，保存在 {out}。"
    if result.summary is not None:
        said += f"汇总见“{result.summary.name}”"
        said += f"；合并成一笔汇款的用“{result.transfer.name}”，各单位分别汇款的不用它。" if result.transfer else "。"
    return said + (_left(result) or "接下来点“打印整批…”打出来，盖章、汇款、寄出，办到哪一步，登记在“办理记录”里。")


def amounts(totals: Totals) -> str:
    """What the chosen units come to."""
    money = f"，{totals.amount} 元" if totals.amount else ""
    remarks = [f"{totals.incomplete} 个资料不全，表上留空"] if totals.incomplete else []
    remarks += [f"{totals.hidden} 个没有列出"] if totals.hidden else []
    more = f"（{'；'.join(remarks)}）" if remarks else ""
    return f"{totals.units} 个单位，{totals.certificates} 枚{money}{more}"


def _left(result: BatchResult) -> str:
    if not result.left:
        return ""
    return f"已停止，还有 {result.left} 个单位没有办；再点一次“导出全部”，会接着办，写好的不会重写。"


def problems(result: BatchResult) -> str:
    """What went wrong, one sentence per line."""
    failed = [f"{each.name or each.member.unit.name}：{each.problem}" for each in result.outcomes if each.problem]
    return "\n".join([*_some(failed), *_some(_resumed(result)), *result.problems])


def _some(sentences: Sequence[str]) -> list[str]:
    """The first of *sentences*, and how many more there are."""
    more = len(sentences) - _TOLD
    return [*sentences[:_TOLD], f"另有 {more} 个。"] if more > 0 else list(sentences)


def _resumed(result: BatchResult) -> list[str]:
    """Remarks on folders that the interrupted run wrote."""
    strays = [f"文件夹“{folder.name}”是中断之前写的，它的单位已不在这一批里。" for folder in result.strays]
    return strays + [f"{each.name}：{each.remarks[-1]}" for each in result.outcomes if each.changed]
