"""The ledger (办理记录) in an embedded database: what was exported, how far it has come, and who changed what."""

from .book import Ledger, open_ledger
from .checklist import done_steps, reached, tick_off
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
from .model import Change, Entry, Found, LedgerDamaged, LedgerError, Query, Record, State
from .personal import split

__all__ = ["Backup", "Change", "Entry", "Found", "Ledger", "LedgerDamaged", "LedgerError", "Query", "Record", "State"]
__all__ += ["back_up", "backups", "check", "clear_personal", "look_after", "open_ledger", "portable", "restore"]
__all__ += ["done_steps", "reached", "split", "tick_off", "with_personal", "write_portable"]
