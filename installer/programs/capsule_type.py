"""Run before both programs: Python 3.13 looks up types.CapsuleType in _socket, which the bundle leaves out.

typing_extensions, which python-docx imports, asks for it.
"""

import types
from _datetime import datetime_CAPI

types.CapsuleType = type(datetime_CAPI)
