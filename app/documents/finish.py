"""From drawn pages to a file to keep: its tree, metadata, colour, attachment and signature fields.

What comes out conforms to PDF/A-3a (it will open in thirty years) and PDF/UA-1 (it can be read aloud), and is
the same to the byte for the same input.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from app import paths
from app.documents.tags import Element, Field, Marked

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

PRODUCER = "Folkmoot"
REQUIRED = 1 << 1
"""The flag of a form field that must be filled before the form is done (ISO 32000-1, table 221)."""
_PRINTED_AND_LOCKED = 132


@dataclass(frozen=True, slots=True)
class SignatureField:
    """An empty place for a signature: its box in points from the lower left corner of its page."""

    name: str
    label: str
    page: int
    box: tuple[float, float, float, float]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the document."""

    name: str
    data: bytes
    mime: str
    about: str


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself. `language` is a BCP 47 tag such as `en-GB`."""

    title: str
    author: str
    language: str
    made: datetime


def finish(
    raw: bytes,
    tree: Element,
    about: About,
    *,
    attachments: Sequence[Attachment] = (),
    fields: Sequence[SignatureField] = (),
) -> bytes:
    """The finished file. A page that selects a font that is not embedded is a bug and raises ValueError."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        widgets = _add_fields(pdf, tree, fields)
        _add_tree(pdf, tree, widgets)
        for number, page in enumerate(pdf.pages, 1):
            _drop_foreign_fonts(page, number)
        _add_metadata(pdf, about)
        _add_colour(pdf)
        _attach(pdf, attachments, about.made)
        _pack(pdf)
        out = BytesIO()
        # object streams stay off: a classic table is what a signature's update is appended to
        pdf.save(
            out,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
        return out.getvalue()


def _add_fields(pdf: Pdf, tree: Element, fields: Sequence[SignatureField]) -> list[tuple[Object, Object]]:
    """The widgets, each with its page. They are there before the seal, so that filling one breaks nothing."""
    if not fields:
        return []
    form = pdf.make_indirect(Dictionary(Fields=Array(), SigFlags=0))
    pdf.Root.AcroForm = form
    section = tree.add("Sect")
    widgets: list[tuple[Object, Object]] = []
    for number, field in enumerate(fields):
        page = pdf.pages[field.page].obj
        left, low, right, high = field.box
        empty = pdf.make_stream(
            b"",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, _short(right - left), _short(high - low)]),
            Resources=Dictionary(),
        )
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.label),
                Rect=Array([_short(edge) for edge in field.box]),
                F=_PRINTED_AND_LOCKED,
                P=page,
                AP=Dictionary(N=empty),
            )
        )
        if field.required:
            widget.Ff = REQUIRED
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        form.Fields.append(widget)
        section.add("Form", alt=field.label).kids.append(Field(number))
        widgets.append((widget, page))
    return widgets


class _Tree:
    """Writes elements as structure objects and remembers which mark belongs to which."""

    def __init__(self, pdf: Pdf, widgets: Sequence[tuple[Object, Object]]) -> None:
        self._pdf = pdf
        self._widgets = widgets
        self._pages = [page.obj for page in pdf.pages]
        self.marks: list[dict[int, Object]] = [{} for _ in self._pages]
        self.fields: dict[int, Object] = {}

    def write(self, element: Element, parent: Object) -> Object:
        node = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.kind), P=parent))
        if element.alt:
            node.Alt = String(element.alt)
        if element.language:
            node.Lang = String(element.language)
        if element.scope:
            node.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
        home = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        if home is not None:
            node.Pg = self._pages[home]
        kids: list[Object | int] = []
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(self.write(kid, node))
                case Marked(page, mark):
                    self.marks[page][mark] = node
                    # the short form where it will do: a checker reads every part of the tree, twice
                    far = page != home
                    kids.append(Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=mark) if far else mark)
                case Field(number):
                    widget, page = self._widgets[number]
                    self.fields[number] = node
                    kids.append(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page))
        # a field's one kid stands by itself: in an array the check of later signatures would not find it
        node.K = kids[0] if len(kids) == 1 and not isinstance(element.kids[0], Element) else Array(kids)
        return node


def _add_tree(pdf: Pdf, tree: Element, widgets: Sequence[tuple[Object, Object]]) -> None:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Tree(pdf, widgets)
    root.K = Array([writer.write(tree, root)])
    numbers = Array()
    key = 0
    for page, marks in zip(pdf.pages, writer.marks, strict=True):
        page.obj.StructParents = key
        numbers.append(key)
        numbers.append(pdf.make_indirect(Array([marks[mark] for mark in sorted(marks)])))
        key += 1
        if "/Annots" in page.obj:
            page.obj.Tabs = Name.S
        if "/Trans" in page.obj:
            del page.obj["/Trans"]
    for number, (widget, _page) in enumerate(widgets):
        widget.StructParent = key
        numbers.append(key)
        numbers.append(writer.fields[number])
        key += 1
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = key
    pdf.Root.StructTreeRoot = root


def _drop_foreign_fonts(page: Page, number: int) -> None:
    """reportlab lists Helvetica on every page, used or not; unused it goes, used it is our mistake."""
    fonts = page.obj.Resources.get("/Font", Dictionary())
    foreign = [name for name, font in _items(fonts) if font.get("/Subtype") == Name.Type1]
    if not foreign:
        return
    drawn = page.Contents.read_bytes()
    for name in foreign:
        if name.encode() + b" " in drawn:
            raise ValueError(f"page {number} selects {name}, a font that is not embedded")
        del fonts[name]


def _items(dictionary: Object) -> Iterator[tuple[str, Object]]:
    return iter([(str(name), dictionary[name]) for name in dictionary.keys()])  # noqa: SIM118 - pikepdf's own


def _add_metadata(pdf: Pdf, about: About) -> None:
    root = pdf.Root
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    made = pdf_date(about.made)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Author=String(about.author),
            Producer=String(PRODUCER),
            Creator=String(PRODUCER),
            CreationDate=String(made),
            ModDate=String(made),
        )
    )
    root.Metadata = pdf.make_stream(_xmp(about), Type=Name.Metadata, Subtype=Name.XML)


def _add_colour(pdf: Pdf) -> None:
    profile = (paths.resources() / "colour" / "srgb.icc").read_bytes()
    pdf.Root.OutputIntents = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB IEC61966-2.1"),
                    DestOutputProfile=pdf.make_stream(profile, N=3, Alternate=Name.DeviceRGB),
                )
            )
        ]
    )


def _attach(pdf: Pdf, attachments: Sequence[Attachment], made: datetime) -> None:
    if not attachments:
        return
    for each in attachments:
        pdf.attachments[each.name] = pikepdf.AttachedFileSpec(
            pdf,
            each.data,
            filename=each.name,
            mime_type=each.mime,
            description=each.about,
            relationship=Name.Data,
            creation_date=pdf_date(made),
            mod_date=pdf_date(made),
        )
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.AF = Array([names[at] for at in range(1, len(names), 2)])


def _pack(pdf: Pdf) -> None:
    """Compress every stream, but leave one plain whose last byte would be a carriage return.

    That byte and the line feed before `endstream` would read as one end of line, and the stream as too short.
    The metadata stays plain for whoever looks into the file.
    """
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Stream) or each.get("/Type") == Name.Metadata:
            continue
        data = each.read_bytes()
        packed = zlib.compress(data, 6)
        if packed.endswith(b"\r") and not data.endswith(b"\r"):
            each.write(data)
        else:
            each.write(packed, filter=Name.FlateDecode)


def pdf_date(moment: datetime) -> str:
    """A moment as PDF writes it."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


def _short(length: float) -> float:
    return round(length, 2)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _xmp(about: About) -> bytes:
    facts: Mapping[str, str] = {
        "title": _escaped(about.title),
        "author": _escaped(about.author),
        "language": _escaped(about.language),
        "producer": _escaped(PRODUCER),
        "made": about.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    }
    return _XMP.format(**facts).encode()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description><rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
