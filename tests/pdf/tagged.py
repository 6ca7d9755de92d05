"""Reads a tagged PDF as assistive technology does: its letters in the order of its tags.

In: a PDF file. Out: `read(file)`, a `Tagged`: every letter that is drawn, with its place, size, colour and font, and the
same letters once more in tag order, with what the tags say of them (heading, list, cell, link, language).
The letters come from pdfminer.six, the structure tree from pikepdf; this file only puts the two together.
"""
import functools
import re
from dataclasses import dataclass, replace
from math import hypot

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from words import Letter

POINTS_PER_MM = 72 / 25.4
# A list item's own mark: a dot, a dash, a number, a letter. A browser draws it without it being text.
MARK = re.compile(r"^\s*([•◦‣▪–—·*-]|(\d+|[a-zA-Z]|[ivxlc]+)[.)])?\s*$")
# Tags that are a part of the line they stand in; every other tag begins a line of its own.
INLINE = {"Span", "Link", "Em", "Strong", "Code", "Quote", "Reference", "Annot", "Sub", "BibEntry", "NonStruct", "Ruby", "RB", "RT"}


@dataclass
class Glyph:
    """One glyph that is drawn."""

    text: str
    page: int
    x: float
    y: float
    width: float
    size: float
    font: str
    colour: object
    missing: bool
    artifact: bool


@dataclass
class Tagged:
    """A PDF that has been read."""

    file: str
    pages: list  # (width, height) of each page, in mm
    glyphs: list  # every glyph, in the order drawn
    letters: list  # `Letter`s in tag order, artifacts left out

    def margins(self, page):
        """The lines of text of a page that are seen and not heard (head and foot), from the top."""
        rows = {}
        for glyph in (glyph for glyph in self.glyphs if glyph.page == page and glyph.artifact):
            rows.setdefault(round(glyph.y), []).append(glyph)
        found = []
        for y in sorted(rows, reverse=True):
            row = sorted(rows[y], key=lambda glyph: glyph.x)
            text, last = "", None
            for glyph in row:
                gap = glyph.x - last.x - last.width if last else 0
                text += (" " if gap > 0.15 * glyph.size else "") + glyph.text
                last = glyph
            found.append(" ".join(text.split()))
        return found


class _Device(PDFTextDevice):
    """Notes each glyph under the marked content it belongs to."""

    def __init__(self, manager):
        super().__init__(manager)
        self.page, self.streams, self.tags = 0, [None], []
        self.glyphs, self.marked = [], {}

    def begin_tag(self, tag, props=None):
        self.tags.append((tag.name, props if isinstance(props, dict) else {}))

    def end_tag(self):
        if self.tags:
            self.tags.pop()

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate):
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        width = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = matrix
        place = next((p["MCID"] for _, p in reversed(self.tags) if "MCID" in p), None)
        glyph = Glyph(
            text, self.page, x, y + rise * d, width * hypot(a, b), fontsize * hypot(c, d), font.fontname, graphicstate.ncolor,
            cid == 0 and font.is_multibyte(), any(name == "Artifact" for name, _ in self.tags))
        self.glyphs.append(glyph)
        if place is not None and not glyph.artifact:
            said = next((p["ActualText"] for _, p in reversed(self.tags) if "ActualText" in p), None)
            self.marked.setdefault((self.page, self.streams[-1], place), []).append((glyph, said))
        return width


class _Interpreter(PDFPageInterpreter):
    """Knows in which form a marked content stands, and looks up properties that have a name."""

    def do_Do(self, xobjid_arg):
        form = self.xobjmap.get(getattr(xobjid_arg, "name", None))
        self.device.streams.append(getattr(form, "objid", None))
        try:
            super().do_Do(xobjid_arg)
        finally:
            self.device.streams.pop()

    def do_BDC(self, tag, props):
        if isinstance(props, PSLiteral):
            props = resolve1(resolve1(self.resources.get("Properties", {})).get(props.name))
        super().do_BDC(tag, {key: resolve1(value) for key, value in props.items()} if isinstance(props, dict) else props)


def _drawn(file):
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = _Interpreter(manager, device)
    with open(file, "rb") as pdf:
        for number, page in enumerate(PDFPage.get_pages(pdf)):
            device.page, device.tags = number, []
            interpreter.process_page(page)
    return device


@functools.lru_cache(maxsize=256)
def read(file):
    """Reads a PDF; a file without tags has no letters in tag order."""
    device = _drawn(file)
    with pikepdf.open(file) as pdf:
        boxes = [[float(n) for n in page.mediabox] for page in pdf.pages]
        pages = [((b[2] - b[0]) / POINTS_PER_MM, (b[3] - b[1]) / POINTS_PER_MM) for b in boxes]
        return Tagged(file, pages, device.glyphs, _Walk(pdf, device.marked, device.glyphs).letters())


@dataclass
class _Here:
    """What the tags above say of the letters below."""

    heading: int = 0
    depth: int = 0
    cell: str = ""
    link: str = ""
    lang: str = ""
    block: int = 0
    item: int = 0
    tags: tuple = ()


class _Walk:
    """Goes through the structure tree, in order."""

    def __init__(self, pdf, marked, glyphs=()):
        self.root = pdf.Root
        self.marked = marked
        seen = [glyph for glyph in glyphs if glyph.text.strip()]
        self.after = {id(glyph): follower for glyph, follower in zip(seen, seen[1:])}
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.roles = {str(key): str(value) for key, value in self.root.get("/StructTreeRoot", {}).get("/RoleMap", {}).items()}
        self.found = []
        self.blocks = 0
        self.items = 0
        self.last = None

    def letters(self):
        tree = self.root.get("/StructTreeRoot")
        if tree is not None:
            self.kids(tree, _Here(lang=str(self.root.get("/Lang", ""))), None)
        return self.found

    def kind(self, element):
        """The standard tag behind a theme's own."""
        name, seen = str(element.get("/S", "")), set()
        while name in self.roles and name not in seen:
            seen.add(name)
            name = self.roles[name]
        return name.lstrip("/")

    def kids(self, element, here, page):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if kid.get("/Type") == "/MCR":
                    stream = kid.get("/Stm")
                    self.content(self.page(kid, page), stream.objgen[0] if stream is not None else None, int(kid.MCID), here)
                elif kid.get("/Type") != "/OBJR":
                    self.element(kid, here, self.page(kid, page))
            else:
                self.content(page, None, int(kid), here)

    def page(self, thing, page):
        return self.pages.get(thing.Pg.objgen, page) if "/Pg" in thing else page

    def new_block(self):
        self.blocks += 1
        return self.blocks

    def element(self, element, here, page):
        kind = self.kind(element)
        here = replace(here, tags=(*here.tags, kind))
        if "/Lang" in element:
            here.lang = str(element.Lang)
        if kind not in INLINE:
            here.block = self.new_block()
        if re.fullmatch("H[1-6]", kind):
            here.heading = int(kind[1])
        elif kind == "L":
            here.depth += 1
        elif kind == "LI":
            self.items += 1
            here.item = self.items
        elif kind in ("TH", "TD"):
            here.cell = kind
        elif kind == "Link":
            here.link = self.address(element) or here.link
        if "/Alt" in element and kind in ("Figure", "Formula"):
            self.say(f"[{str(element.Alt)}]", replace(here, block=self.new_block()))
            self.captions(element, here, page)
        elif "/ActualText" in element:
            self.say(str(element.ActualText), here)
        else:
            start = len(self.found)
            self.kids(element, here, page)
            if kind == "Lbl" and "LI" in here.tags and MARK.match("".join(letter.text for letter in self.found[start:])):
                del self.found[start:]
        if kind not in INLINE:
            self.new_block()
            self.last = None

    def captions(self, element, here, page):
        """A picture with words instead of it: what is drawn in it is not read, its caption is."""
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and self.kind(kid) == "Caption":
                self.element(kid, here, self.page(kid, page))

    def address(self, element):
        """Where the link of a tag leads."""
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                action = kid.Obj.get("/A")
                if action is not None and "/URI" in action:
                    return str(action.URI)
                return "#"
        return ""

    def say(self, text, here):
        for one in text:
            self.found.append(self.letter(one, here, None, " " if one.isspace() else ""))

    def letter(self, text, here, glyph, gap):
        return Letter(text, gap, here.block, here.heading, here.depth, here.item, here.cell, here.link, here.lang, glyph, here.tags)

    def content(self, page, stream, number, here):
        said = None
        for glyph, instead in self.marked.get((page, stream, number), []):
            if instead is not None:
                if said is not instead:
                    said = instead
                    text = instead.decode("utf-16") if instead[:2] in (b"\xfe\xff", b"\xff\xfe") else instead.decode("latin-1")
                    for n, one in enumerate(text):
                        self.found.append(self.letter(one, here, glyph, self.gap(glyph) if n == 0 else ""))
                self.last = glyph
                continue
            for n, one in enumerate(glyph.text):
                self.found.append(self.letter(one, here, glyph, self.gap(glyph) if n == 0 else ""))
            self.last = glyph

    def gap(self, glyph):
        """What the eye sees between the last glyph and this one: nothing, a gap, or a new line."""
        last = self.last
        if last is None or self.is_followed_by_address(last):
            return ""
        if last.page != glyph.page or abs(last.y - glyph.y) > 0.4 * glyph.size or glyph.x < last.x - 0.1 * glyph.size:
            return "\n"
        return " " if glyph.x - last.x - last.width > 0.15 * glyph.size else ""

    def is_followed_by_address(self, glyph):
        """Whether the eye sees an address in brackets after this glyph, which nobody hears: that of the link, which says it itself.
        What then comes to the ear has its own spaces."""
        follower = self.after.get(id(glyph))
        return follower is not None and follower.artifact and follower.text == "("
