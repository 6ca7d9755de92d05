"""Reads a page of the built site as far as its leaflets must say the same.

In: a built HTML page. Out: its parts in document order (title, summary, text, hard words), each a list of `Letter`s.
What stands around them on the web (menus, links to other versions, "about this page") is the site's, not the text's.
"""
from urllib.parse import urljoin

from lxml import html

from words import Letter

INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
UNSAID = {"svg", "script", "style", "template"}
# The parts of a page that its leaflets carry too, in this order.
PARTS = {
    "title": "//main//h1",
    "summary": "//main//p[contains(concat(' ', @class, ' '), ' summary ')]",
    "text": "//main//div[contains(concat(' ', @class, ' '), ' text ')]",
    "hard words": "//main//section[contains(concat(' ', @class, ' '), ' words ')]",
}


class Webpage:
    """One page of the site."""

    def __init__(self, source):
        self.tree = html.fromstring(source)
        canonical = self.tree.xpath("string(//link[@rel='canonical']/@href)")
        self.address = canonical or "https://page.invalid/"
        self.lang = self.tree.get("lang", "")
        kinds = [name for name in self.tree.xpath("string(//main/@class)").split() if name.startswith("kind-")]
        self.kind = kinds[0].removeprefix("kind-") if kinds else ""
        self.title = " ".join(self.tree.xpath("string(//main//h1)").split())

    def parts(self):
        """Each part that the page has: its name and its letters."""
        found = []
        for name, path in PARTS.items():
            elements = self.tree.xpath(path)
            letters = _Walk(self).of(elements[0]) if elements else []
            if any(letter.text.strip() for letter in letters):
                found.append((name, letters))
        return found

    def everything(self):
        """All that the page says, menus and foot included."""
        return _Walk(self).of(self.tree.xpath("//body")[0])


class _Walk:
    def __init__(self, page):
        self.page = page
        self.found = []
        self.blocks = 0
        self.items = 0

    def of(self, element):
        lang = next((up.get("lang") for up in [element, *element.iterancestors()] if up.get("lang")), "")
        self.element(element, Letter("", lang=lang))
        return self.found

    def new_block(self):
        self.blocks += 1
        return self.blocks

    def element(self, element, above):
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSAID or "no-print" in element.get("class", "").split():
            return
        here = Letter(**vars(above))
        here.lang = element.get("lang", here.lang)
        if tag not in INLINE and tag != "br":
            here.block = self.new_block()
        if tag in ("ul", "ol") and here.depth is not None:
            here.depth += 1
        elif tag == "li":
            self.items += 1
            here.item = self.items
        elif tag == "dl":
            # A list of ways or of words may be set as a list or as a table: only its words are compared.
            here.depth = here.cell = here.item = None
        elif tag in ("th", "td"):
            # In a leaflet the first cell of a row is the header of the row.
            here.cell = "TH" if element.getprevious() is None else tag.upper()
        elif tag == "a" and element.get("href"):
            href = element.get("href")
            # Not compared: links to phone or to write to, which are of use on a screen only.
            uncompared = href.startswith(("tel:", "mailto:", "sms:"))
            here.link = None if uncompared else "#" if href.startswith("#") else urljoin(self.page.address, href)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            here.heading = int(tag[1])
        if tag == "br":
            self.line_ends(here)
        elif tag == "img":
            if element.get("alt", "").strip():
                here.block = self.new_block()
                self.say(f"[{element.get('alt')}]", here)
                self.new_block()
        else:
            self.say(element.text, here)
            for child in element:
                self.element(child, here)
                if isinstance(child.tag, str) and child.tag not in INLINE and child.tag not in ("br", *UNSAID):
                    here.block = self.new_block()
                self.say(child.tail, here)

    def say(self, text, here):
        for one in text or "":
            self.found.append(Letter(**{**vars(here), "text": one}))

    def line_ends(self, here):
        self.found.append(Letter(**{**vars(here), "text": " ", "gap": "\n"}))
