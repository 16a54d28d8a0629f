"""The zip file around a Word document: inspected before anything is inflated, and rewritten without recompressing.

Programs disagree about crafted packages (two members of one name, names that differ only in case, a local header that
contradicts the directory). Such packages are refused, so that what was checked is what Word shows.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple, NoReturn

from ..system.links import open_file
from ..system.zip_headers import contradicting
from .form_problem import FormProblem, RefusedForm

MAX_MEMBERS = 2_000
MAX_FILE = 32 * 1024 * 1024  #: bytes of a form on the disk
MAX_INFLATED = 64 * 1024 * 1024  #: bytes of all members together
MAX_RATIO = 100  #: inflated to packed, checked only beyond RATIO_FREE bytes (Apache POI's rule)
RATIO_FREE = 100 * 1024

LEVEL = 3  #: of zlib: measured on the filled forms, it is no slower than level 1 and its files are smaller
_SMALL = 4096  # bytes up to which a member may be a footer, the same in many papers

CONVERTIBLE = "legacy"  #: the code of files that an office program can save as .docx
_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再试。"
_ASK_FOR_WORD = "请改用 Word 格式的空白表；没有的话，请向发表的单位索取。"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF8_NAME = 0x800
_DATE_1980 = 0x0021  # 1 January 1980, a zip's earliest date: the same input gives the same bytes
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def read_form(path: Path) -> bytes:
    """The content of the form at *path*; raises OSError, and ``RefusedForm`` for a file that is too large."""
    with open_file(path) as file:
        content = file.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        remedy = "请压缩或删去其中的图片，保存后再试。"
        raise RefusedForm(
            FormProblem("too-large", "", f"文件超过 {MAX_FILE // 1024 // 1024} MB，不像一份表样。", remedy)
        )
    return content


class ZipMember(NamedTuple):
    """One file in the package, still compressed."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    size: int
    packed: bytes


class Package:
    """The members of a Word file."""

    def __init__(self, data: bytes) -> None:
        """Raises ``RefusedForm`` for whatever is not a sound, unsuspicious package."""
        if data.startswith(_OLE_MAGIC):
            _refuse_ole(data)
        _refuse_others(data)
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                infos = archive.infolist()
                _inspect(infos, len(data))
                if name := contradicting(BytesIO(data), infos):
                    _suspicious(f"其中“{name}”前后的说明不一致。")
                self._inflated = {info.filename: archive.read(info) for info in infos}
            self._members = tuple(_zip_member(data, info) for info in infos)
        except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError):
            raise RefusedForm(
                FormProblem(
                    "damaged",
                    "",
                    "不是 Word 文档（.docx），或者文件已经损坏。",
                    "请用 Word 或 WPS 打开原来的文件，另存为“Word 文档（*.docx）”后再试。",
                )
            ) from None
        self.names = tuple(self._inflated)

    def read(self, name: str) -> bytes:
        """The content of member *name*; raises KeyError when there is none."""
        return self._inflated[name]

    def with_contents(self, contents: Mapping[str, bytes]) -> "Package":
        """A copy with other *contents* of these members."""
        other = copy(self)
        other._inflated = {**self._inflated, **contents}
        other._members = tuple(_packed(each, contents.get(each.name)) for each in self._members)
        return other

    @property
    def members(self) -> tuple[ZipMember, ...]:
        """Every member, compressed."""
        return self._members


class Writer:
    """Writes a package any number of times with the same members changed.

    The other members keep their compressed bytes. They come first, so that they and their part of the directory are
    assembled only once; the order of members means nothing to Word.
    """

    def __init__(self, package: Package, changed: Iterable[str]) -> None:
        """*changed*: the names of the members that change."""
        named = {member.name: member for member in package.members}
        self._changed = [named.pop(name) for name in changed]
        self._count = len(package.members)
        body, directory = bytearray(), bytearray()
        for member in named.values():
            sizes = member.crc, len(member.packed), member.size
            local, central = _headers(member, member.method, sizes, len(body))
            body += local + member.packed
            directory += central
        self._body, self._directory = bytes(body), bytes(directory)

    def write(self, contents: Iterable[Sequence[bytes]]) -> bytes:
        """The package with these *contents* of the changed members, in pieces, in the order named."""
        body, directory = [self._body], [self._directory]
        offset, size = len(self._body), len(self._directory)
        for member, pieces in zip(self._changed, contents, strict=True):
            content = b"".join(pieces)
            packed = _same_packed(content) if len(content) < _SMALL else _compressed(content)
            sizes = zlib.crc32(content), len(packed), len(content)
            local, central = _headers(member, zipfile.ZIP_DEFLATED, sizes, offset)
            body += (local, packed)
            directory.append(central)
            offset += len(local) + len(packed)
            size += len(central)
        end = _END.pack(b"PK\5\6", 0, 0, self._count, self._count, size, offset, 0)
        return b"".join((*body, *directory, end))


def _packed(member: ZipMember, content: bytes | None) -> ZipMember:
    """*member* with another *content*, unless that is None."""
    if content is None:
        return member
    crc = zlib.crc32(content)
    return member._replace(method=zipfile.ZIP_DEFLATED, packed=_compressed(content), crc=crc, size=len(content))


def _compressed(content: bytes) -> bytes:
    return zlib.compress(content, LEVEL, -zlib.MAX_WBITS)


_same_packed = lru_cache(maxsize=32)(_compressed)


def _headers(member: ZipMember, method: int, sizes: tuple[int, int, int], offset: int) -> tuple[bytes, bytes]:
    """The headers of *member* before its bytes and in the directory; *sizes* begin with the CRC."""
    name = member.raw_name
    common = (member.flags, method, 0, _DATE_1980, *sizes, len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", 20, *common) + name
    return local, _CENTRAL.pack(b"PK\1\2", 20, 20, *common, 0, 0, 0, 0, offset) + name


def _zip_member(data: bytes, info: zipfile.ZipInfo) -> ZipMember:
    """Cut one member out of *data*, still compressed; its two headers agree."""
    local = _LOCAL.unpack_from(data, info.header_offset)
    name_start = info.header_offset + _LOCAL.size
    name_end = name_start + local[9]
    raw_name = data[name_start:name_end]
    flags = info.flag_bits & _UTF8_NAME
    start = name_end + local[10]
    packed = data[start : start + info.compress_size]
    return ZipMember(info.filename, raw_name, flags, info.compress_type, info.CRC, info.file_size, packed)


def _inspect(infos: list[zipfile.ZipInfo], file_size: int) -> None:
    """Refuse, by the directory alone, what must not be inflated or what programs read differently."""
    if len(infos) > MAX_MEMBERS:
        _suspicious(f"其中的部件多达 {len(infos)} 个。")
    if sum(info.file_size for info in infos) > MAX_INFLATED:
        _suspicious(f"展开后超过 {MAX_INFLATED // 1024 // 1024} MB。")
    if sum(info.compress_size for info in infos) > file_size:
        _suspicious("其中的部件互相重叠。")
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if name.casefold() in seen:
            _suspicious(f"其中有两个名为“{name}”的部件。")
        seen.add(name.casefold())
        if ".." in PurePosixPath(name).parts or name.startswith("/") or "\\" in info.orig_filename or ":" in name:
            _suspicious(f"其中有不正常的部件名“{name}”。")
        if info.file_size > RATIO_FREE and info.file_size > MAX_RATIO * info.compress_size:
            _suspicious(f"其中“{name}”压缩得太小，与内容不相称。")
        if info.flag_bits & 1:
            _suspicious(f"其中“{name}”已加密。")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            _suspicious(f"其中“{name}”的压缩方法不受支持。")


def _suspicious(detail: str) -> NoReturn:
    raise RefusedForm(
        FormProblem(
            "suspicious",
            "",
            f"文件结构不正常，{detail}",
            "请不要使用来历不明的文件；如果内容可信，请用 Word 或 WPS 打开后另存为新的 .docx 文件。",
        )
    )


def _refuse_ole(data: bytes) -> NoReturn:
    """Refuse a compound file: an encrypted .docx, or a format older than .docx."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise RefusedForm(
            FormProblem("encrypted", "", "设有打开密码，无法读取。", "请在 Word 或 WPS 中取消打开密码，保存后再试。")
        )
    if "Workbook".encode("utf-16-le") in data:
        raise RefusedForm(FormProblem("not-word", "", "是 Excel 表格，不是 Word 文档。", _ASK_FOR_WORD))
    raise RefusedForm(
        FormProblem(CONVERTIBLE, "", "是旧格式的文件（.doc 或 .wps），不是 Word 文档（.docx）。", _SAVE_AS)
    )


def _refuse_others(data: bytes) -> None:
    """Refuse other kinds of documents, each by its name."""
    start = data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        raise RefusedForm(FormProblem(CONVERTIBLE, "", "是 RTF 文档，不是 Word 文档（.docx）。", _SAVE_AS))
    if start.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument.text" in start:
        raise RefusedForm(
            FormProblem(CONVERTIBLE, "", "是 OpenDocument 文档（.odt），不是 Word 文档（.docx）。", _SAVE_AS)
        )
    if b"Word.Document" in start or re.match(rb"(<!doctype html|<html|mime-version:)", start.lower()):
        message = "是网页格式的文件（有的网站这样存 .doc），不是 Word 文档（.docx）。"
        raise RefusedForm(FormProblem(CONVERTIBLE, "", message, _SAVE_AS))
    if start.startswith(b"%PDF"):
        raise RefusedForm(FormProblem("not-word", "", "是 PDF 文件，不是 Word 文档。", _ASK_FOR_WORD))
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")):
        raise RefusedForm(FormProblem("not-word", "", "是图片，不是 Word 文档。", _ASK_FOR_WORD))
