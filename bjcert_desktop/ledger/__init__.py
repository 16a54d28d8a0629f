"""The ledger (办理记录) in a SQLite database: what was exported, how far it has come, and who changed what."""

from .checklist import done_steps, reached, tick_off
from .ledger import Ledger, open_ledger
from .maintenance import (
    Backup,
    back_up,
    backups,
    check,
    clear_personal,
    look_after,
    portable,
    restore,
    with_personal,
    write_portable,
)
from .model import CaseState, Change, Entry, Found, LedgerDamaged, LedgerError, Query, Record
from .personal import split

__all__ = ["Backup", "CaseState", "Change", "Entry", "Found", "Ledger", "LedgerDamaged", "LedgerError", "Query"]
__all__ += ["Record", "back_up", "backups", "check", "clear_personal", "done_steps", "look_after", "open_ledger"]
__all__ += ["portable", "reached", "restore", "split", "tick_off", "with_personal", "write_portable"]
