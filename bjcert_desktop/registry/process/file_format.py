"""Find the format of a file by its content, and refuse a container that is not safe to open.

Runs in the reading process. At most the first 64 KiB of a part are unpacked.
"""

import io
import re
import zipfile
import zlib

from ...system.zip_headers import contradicting

MAX_FILE = 200 * 2**20  # bytes
_MAX_ENTRIES = 10_000
_MAX_ENTRY = 768 * 2**20  # bytes inflated
_MAX_TOTAL = 1024 * 2**20  # bytes inflated
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".webp")  # never inflated
_MANIFEST = "META-INF/manifest.xml"
_PROLOG = 64 * 2**10  # bytes: the root element of an XML part must begin within them

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "word"),
    (b"MZ", "program"),
    (b"SQLite format 3\0", "not-workbook"),
)
_BARE_XLS = (b"\x09\x08\x06\0", b"\x09\x08\x08\0", b"\x09\x04\x06\0", b"\x09\x02\x06\0", b"\x09\0\x04\0")  # before OLE
_XML_SPREADSHEETS = (b"urn:schemas-microsoft-com:office:spreadsheet", b"vnd.oasis.opendocument.spreadsheet")
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.I | re.S)
_ROOT = re.compile(r"<(?:\w|!DOCTYPE)", re.I)


class RefusalError(Exception):
    """The file is not read; *code* is a key of ``REFUSALS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_of(data: bytes) -> str:
    """The format of a workbook ("xlsx", "xlsm", "xlsb", "xls", "ods" or "csv"); RefusalError for anything else."""
    if not data.strip(b"\0 \r\n\t"):
        raise RefusalError("empty")
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            raise RefusalError(code)
    if data.startswith(_BARE_XLS):
        return "xls"
    if data.startswith(b"PK"):
        return _zip_format(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_format(data)
    return _text_format(data[: 16 * 2**10])


def _text_format(data: bytes) -> str:
    """ "csv" for a file that begins with *data*, unless it is markup."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"\xff\xfe<\0", b"<\0")):
        start = start.replace(b"\0", b"").removeprefix(b"\xff\xfe")
    if any(mark in start for mark in _XML_SPREADSHEETS):
        raise RefusalError("xml-spreadsheet")
    is_page = _HTML.match(start) or (start.startswith(b"<?xml") and b"<html" in start.lower())
    if is_page or start[:13] == b"MIME-Version:":
        raise RefusalError("html")
    if start.startswith(b"<"):
        raise RefusalError("not-workbook")
    return "csv"


def _ole_format(data: bytes) -> str:
    """An OLE compound file: its streams' names tell .xls, encrypted .xlsx and other programs' documents apart."""
    for stream, code in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "word"),
        ("PowerPoint Document", "slides"),
    ):
        if stream.encode("utf-16-le") in data:
            raise RefusalError(code)
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        return "xls"
    raise RefusalError("truncated" if len(data) < 4096 else "not-workbook")


def _zip_format(data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        raise RefusalError("truncated") from None
    with archive:
        entries = archive.infolist()
        _check_directory(entries)
        names = {entry.filename.replace("\\", "/").lstrip("/") for entry in entries}
        kind = _zip_workbook(archive, names)
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")):
                _check_prolog(archive, entry)
        if contradicting(io.BytesIO(data), entries):
            raise RefusalError("zip-headers")
    return kind


def _zip_workbook(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.endswith("workbook.xml") for name in names) or b"spreadsheetml.sheet.main" in _types(archive):
        return "xlsm" if any(name.endswith("vbaProject.bin") for name in names) else "xlsx"
    if any(name.startswith("word/") for name in names):
        raise RefusalError("word")
    if any(name.startswith("ppt/") for name in names):
        raise RefusalError("slides")
    if "content.xml" in names:
        return _open_document(archive, names)
    raise RefusalError("archive")


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    """ "ods" if the document is a spreadsheet, by its mimetype or, without one, by what it contains."""
    manifest = _start(archive, archive.getinfo("META-INF/manifest.xml"), _PROLOG) if _MANIFEST in names else b""
    if b"encryption-data" in manifest:
        raise RefusalError("encrypted")
    said = _start(archive, archive.getinfo("mimetype"), 200) if "mimetype" in names else manifest
    content = b"" if b"opendocument" in said else _start(archive, archive.getinfo("content.xml"), 2**20)
    if b"opendocument.spreadsheet" in said or b"office:spreadsheet" in content:
        return "ods"
    raise RefusalError("word" if b"opendocument.text" in said or b"office:text" in content else "not-workbook")


def _types(archive: zipfile.ZipFile) -> bytes:
    """The start of the list of content types, which names the main part of a workbook."""
    entries = [each for each in archive.infolist() if each.filename.endswith("[Content_Types].xml")]
    return _start(archive, entries[0], _PROLOG) if entries else b""


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that readers may read differently, or that takes too much memory."""
    if len(entries) > _MAX_ENTRIES:
        raise RefusalError("zip-entries")
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename.replace("\\", "/")
        if name.casefold() in seen:
            raise RefusalError("zip-duplicate")
        seen.add(name.casefold())
        if name.startswith("/") or "\0" in name or ":" in name or ".." in name.split("/"):
            raise RefusalError("zip-path")
        if entry.flag_bits & 0x41:
            raise RefusalError("encrypted")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise RefusalError("zip-method")
    inflated = [entry.file_size for entry in entries if not entry.filename.lower().endswith(_PICTURES)]
    if max(inflated, default=0) > _MAX_ENTRY or sum(inflated) > _MAX_TOTAL:
        raise RefusalError("zip-bomb")


def _check_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse an XML part with a document type declaration, or in UTF-16 and the like, which readers take for empty.

    No spreadsheet program writes either.
    """
    start = _start(archive, entry, _PROLOG)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start or (b"<" not in start and start.strip()):
        raise RefusalError("damaged")
    text = re.sub(r"<!--.*?-->", "", start.decode("utf-8", "replace"), flags=re.S)
    root = _ROOT.search(text)
    if root is None and entry.file_size <= _PROLOG:
        return
    if root is None or text.startswith("<!", root.start()):
        raise RefusalError("doctype")


def _start(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int) -> bytes:
    try:
        with archive.open(entry) as stream:
            return stream.read(size)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise RefusalError("truncated") from None
