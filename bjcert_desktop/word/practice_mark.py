"""A mark on every page of a paper of invented data whose form has no spot for it.

It stands in a frame at the upper edge of the paper, anchored in the headers, so that nothing of the form moves. Only
papers for practice are marked, so these may be saved by python-docx.
"""

import io
import zipfile
from copy import deepcopy

import docx
from docx.document import Document
from docx.enum.section import WD_HEADER_FOOTER_INDEX as KIND
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.hdrftr import HeaderPart
from docx.parts.settings import SettingsPart
from docx.section import Section

from .docx_file import sound_copy
from .package import Package

_WIDTH, _TOP = 6000, 200  # twentieths of a point: of the frame, from the edge of the paper
_SIZE = 28  # half points
_W = nsdecls("w")
_FRAME = "".join(
    (
        f'<w:p {_W}><w:pPr><w:framePr w:w="{_WIDTH}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" ',
        f'w:xAlign="center" w:y="{_TOP}"/><w:spacing w:before="0" w:after="0" w:line="{_SIZE * 10}" ',
        'w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>',
        f'<w:r><w:rPr><w:b/><w:sz w:val="{_SIZE}"/><w:szCs w:val="{_SIZE}"/></w:rPr><w:t>%s</w:t></w:r></w:p>',
    )
)
#: A header for pages without one: what the frame is anchored in is as low as a line can be.
_LOW = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_HEADER = f"<w:hdr {_W}><w:p><w:pPr>{_LOW}</w:pPr></w:p></w:hdr>"


def marked(content: bytes, text: str) -> bytes:
    """The paper *content* with *text* at the top of every page; the same bytes for the same paper."""
    document = docx.Document(sound_copy(Package(content)))
    frame, known = parse_xml(_FRAME % text), set[KIND]()
    for section in document.sections:
        for kind in _printed(document, section):
            reference = section._sectPr.get_headerReference(kind)
            if reference is not None:
                document.part.header_part(reference.rId).element.insert(0, deepcopy(frame))
            elif kind not in known:  # else the section has that of the one before
                part = _new_header(document)
                part.element.insert(0, deepcopy(frame))
                section._sectPr.add_headerReference(kind, document.part.relate_to(part, RELATIONSHIP_TYPE.HEADER))
            known.add(kind)
    stream = io.BytesIO()
    document.save(stream)
    return _without_times(stream.getvalue())


def _printed(document: Document, section: Section) -> list[KIND]:
    """The kinds of headers that the pages of *section* have."""
    first = [KIND.FIRST_PAGE] if section.different_first_page_header_footer else []
    parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.SETTINGS)
    settings = next(parts, None)  # python-docx would make those that are missing, of a file as below
    alternate = isinstance(settings, SettingsPart) and settings.settings.odd_and_even_pages_header_footer
    return [KIND.PRIMARY, *first, *([KIND.EVEN_PAGE] if alternate else [])]


def _new_header(document: Document) -> HeaderPart:
    """A header without text; python-docx would make one of a file that the Windows program does not have."""
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/word/header{n}.xml" not in taken)
    name = PackURI(f"/word/header{number}.xml")
    return HeaderPart(name, CONTENT_TYPE.WML_HEADER, parse_xml(_HEADER), package)


def _without_times(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
