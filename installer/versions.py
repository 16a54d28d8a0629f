"""What Windows Installer compares of a file: its version and languages, or a hash when it has no version.

They are read from the files' own headers. Asking msi.dll would not do: under Wine it answers for Wine's own copies of
Microsoft's libraries.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

import pefile

from .schema import Table
from .tables import File

_SIGNATURE = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_SECURITY"]
_RESOURCES = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]
PROGRAMS = (".exe", ".dll", ".pyd")  #: endings of files with headers


def described(file: File) -> File:
    """Return *file* with its version and languages, or with a hash in place of them."""
    version, language = told_by(file) if file.path.suffix.lower() in PROGRAMS else ("", "")
    if version:
        return file._replace(version=version, language=language, hash=None)
    parts: tuple[int, int, int, int] = struct.unpack("<4i", _md5(file.source.read_bytes()))
    return file._replace(version="", language="", hash=parts)


def told_by(file: File) -> tuple[str, str]:
    """Return the version in a program's resources and its languages in decimals, empty when it has none."""
    with pefile.PE(str(file.source), fast_load=True) as program:
        program.parse_data_directories(directories=[_RESOURCES])
        fixed = getattr(program, "VS_FIXEDFILEINFO", [])
        if not fixed:
            return "", ""
        high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
        version = f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
        return version, ",".join(dict.fromkeys(_languages(program))) or "0"


def is_signed(path: Path) -> bool:
    """Return whether a program carries a signature."""
    with pefile.PE(str(path), fast_load=True) as program:
        return bool(program.OPTIONAL_HEADER.DATA_DIRECTORY[_SIGNATURE].Size)


def authenticode(path: Path, algorithm: str = "sha256") -> str:
    """Return the digest of a program that its signature is made of; AppLocker and WDAC know a file by it.

    It leaves out the checksum, the place of the signature, and the signature itself.
    """
    content = path.read_bytes()
    with pefile.PE(data=content, fast_load=True) as program:
        checksum = program.OPTIONAL_HEADER.get_field_absolute_offset("CheckSum")
        entry = program.OPTIONAL_HEADER.DATA_DIRECTORY[_SIGNATURE]
        place = entry.get_file_offset()
        end = entry.VirtualAddress if entry.Size else len(content)
    digest = hashlib.new(algorithm)
    for part in (content[:checksum], content[checksum + 4 : place], content[place + 8 : end], bytes(-end % 8)):
        digest.update(part)
    return digest.hexdigest()


def toolset(file: File) -> tuple[int, int]:
    """Return the version of the linker that made a program."""
    with pefile.PE(str(file.source), fast_load=True) as program:
        return program.OPTIONAL_HEADER.MajorLinkerVersion, program.OPTIONAL_HEADER.MinorLinkerVersion


def _languages(program: pefile.PE) -> Iterator[str]:
    """Yield the languages of a program's version; a translation is the numbers of a language and a code page."""
    for block in (block for blocks in getattr(program, "FileInfo", []) for block in blocks):
        for variable in getattr(block, "Var", []):
            for translation in variable.entry.values():
                yield str(int(translation.split()[0], 16))


def differences(tables: dict[str, Table], files: Sequence[File]) -> list[str]:
    """Return a sentence for each thing in which the tables of a finished MSI differ from the *files* themselves."""
    listed = {str(row[0]): row for row in tables["File"].rows}
    hashes = {str(row[0]): row[2:] for row in tables["MsiFileHash"].rows}
    wrong = [f"{file.path} 不在安装包里 (not in the MSI)" for file in files if file.key not in listed]
    wrong += [f"{key} 不在程序里 (not in the bundle)" for key in listed.keys() - {file.key for file in files}]
    for file in (described(file) for file in files if file.key in listed):
        size, version, language = listed[file.key][3:6]
        told = (size, version or "", language or "", hashes.get(file.key))
        own = (file.source.stat().st_size, file.version, file.language, file.hash)
        if told != own:
            wrong.append(f"{file.path}: 安装包里写的是 {told}，文件自己是 {own} (the MSI and the file differ)")
    return wrong


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()
