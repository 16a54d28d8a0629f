"""The ledger (办理记录) in a SQLite database: what was exported, how far it has come, and who changed what."""

from .batches import BatchInLedger
from .certificates import Subject
from .checklist import done_steps, reached, tick_off
from .clock import confirm_date, doubtful_since, refuse_doubtful_date
from .ledger import Ledger, open_ledger
from .maintenance import (
    Backup,
    back_up,
    backups,
    check,
    clear_personal,
    look_after,
    look_at_portable,
    old_backups,
    portable,
    restore,
    with_personal,
    write_portable,
)
from .model import RETURNED, CaseState, Change, Entry, Found, LedgerDamaged, LedgerError, PhoneReply, Query, Record
from .moving import Move
from .personal import split, without_typed_numbers
from .phone_replies import newest, note_reply, remove_reply, replies
from .undo import LastChange

__all__ = ["RETURNED", "Backup", "BatchInLedger", "CaseState", "LastChange", "Move"]
__all__ += ["Change", "Entry", "Found", "Ledger", "LedgerDamaged", "LedgerError", "Query"]
__all__ += ["confirm_date", "doubtful_since", "look_at_portable", "old_backups", "refuse_doubtful_date"]
__all__ += ["PhoneReply", "Record", "Subject", "back_up", "backups", "check", "clear_personal", "done_steps"]
__all__ += ["open_ledger", "portable", "reached", "restore", "split", "tick_off", "with_personal", "write_portable"]
__all__ += ["without_typed_numbers"]
__all__ += ["look_after", "newest", "note_reply", "remove_reply", "replies"]
