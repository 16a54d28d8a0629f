"""The memory and time limits of the reading process. It sets them before it opens the file."""

import sys

MEMORY = 700 * 2**20  # bytes of data
_ADDRESSES = 2 * 2**30  # bytes, with libraries and what is only reserved
CPU = 300  # seconds


def limit_this_process() -> None:
    """Limit this process's memory and processor time."""
    if sys.platform == "win32":
        _limit_on_windows()
    else:
        _limit_on_posix()


if sys.platform == "win32":

    def _limit_on_windows() -> None:
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = (
                ("PerProcessUserTimeLimit", ctypes.c_int64),  # in 100 ns
                ("PerJobUserTimeLimit", ctypes.c_int64),
                ("LimitFlags", wintypes.DWORD),
                ("MinimumWorkingSetSize", ctypes.c_size_t),
                ("MaximumWorkingSetSize", ctypes.c_size_t),
                ("ActiveProcessLimit", wintypes.DWORD),
                ("Affinity", ctypes.c_size_t),
                ("PriorityClass", wintypes.DWORD),
                ("SchedulingClass", wintypes.DWORD),
            )

        class Extended(ctypes.Structure):
            _fields_ = (
                ("BasicLimitInformation", Basic),
                ("IoInfo", ctypes.c_uint64 * 6),
                ("ProcessMemoryLimit", ctypes.c_size_t),
                ("JobMemoryLimit", ctypes.c_size_t),
                ("PeakProcessMemoryUsed", ctypes.c_size_t),
                ("PeakJobMemoryUsed", ctypes.c_size_t),
            )

        process_time, active_process, process_memory, die_on_exception = 0x2, 0x8, 0x100, 0x400
        extended_limit_information = 9
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = Extended()
        limits.BasicLimitInformation.LimitFlags = process_time | active_process | process_memory | die_on_exception
        limits.BasicLimitInformation.PerProcessUserTimeLimit = CPU * 10**7
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = MEMORY
        job = kernel.CreateJobObjectW(None, None)
        size = ctypes.sizeof(limits)
        if not (
            job
            and kernel.SetInformationJobObject(job, extended_limit_information, ctypes.byref(limits), size)
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        kernel.SetErrorMode(0x0001 | 0x0002)  # no dialog when this process crashes

else:

    def _limit_on_posix() -> None:
        import resource

        for what, most in (
            (resource.RLIMIT_AS, _ADDRESSES),
            (resource.RLIMIT_DATA, MEMORY),
            (resource.RLIMIT_CPU, CPU),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            hard = resource.getrlimit(what)[1]
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (bound, bound))
