"""The unit registry (单位信息表): reading an office's workbook, finding a unit in it, and making a blank one."""

from bjcert_desktop.registry.model import Problem, Refused, Registry
from bjcert_desktop.registry.reader import read_registry
from bjcert_desktop.registry.template import write_blank

__all__ = ["Problem", "Refused", "Registry", "read_registry", "write_blank"]
