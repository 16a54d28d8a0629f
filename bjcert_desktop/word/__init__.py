"""Word forms: templates with ``{{字段}}`` in them, filled byte for byte.

``load_template(path).fill(values, lists)`` is all that exporting needs. The XML library is loaded with the first form,
not with this package.
"""

from functools import lru_cache
from pathlib import Path

from bjcert_desktop.errors import FormError
from bjcert_desktop.word.problem import Problem, Refused, Severity
from bjcert_desktop.word.template import Template

__all__ = ["Problem", "Severity", "Template", "load_template"]


def load_template(path: Path) -> Template:
    """Compile the form at *path*, once for as long as the file does not change.

    Raises ``FormError`` naming the file, the place in it and the remedy, for anything that keeps it from being used.
    """
    try:
        stat = path.stat()
        return _compiled(path, stat.st_mtime_ns, stat.st_size)
    except FileNotFoundError:
        raise FormError(f"找不到表样文件“{path}”。", "请确认文件没有被移动或改名，或在“表样管理”中重新选择。") from None
    except OSError as error:
        raise FormError(
            f"打不开表样文件“{path}”（{error.strerror or error}）。", "请关闭正在使用它的程序，或检查读取权限后再试。"
        ) from None


@lru_cache(maxsize=64)
def _compiled(path: Path, _mtime_ns: int, _size: int) -> Template:
    from bjcert_desktop.word.compiler import compile_form  # loads lxml

    try:
        form = compile_form(path.read_bytes())
        problem = next((p for p in form.problems if p.severity is Severity.ERROR), None)
    except Refused as refused:
        problem = refused.problem
    if problem is not None:
        place = f"，{problem.where}：" if problem.where else ""
        raise FormError(f"表样“{path.name}”{place}{problem.message}", problem.remedy)
    return form.template
