"""The built sites as a list: every PDF in them, and the page that each belongs to.

In: the folders named by the environment variable SITES, with ":" between them, and in SOURCES the folders that each was
built from, in the same order (tests/run sets both).
A PDF stands below the address of the page it was made from and bears its name:
  /imha/imha.pdf                       the page /imha/
  /imha/imha-large-print.pdf           the same in large print; "-to-fold" is the one for the printer
  /imha/easy-read/imha-easy-read.pdf   its Easy Read twin
  /imha/imha-service-user-leaflet.pdf  the leaflet /imha/service-user-leaflet/
The first page of a language has no name: the organisation's stands for it, as a title does for a name that says nothing.
"""
import functools
import os
import re
from dataclasses import dataclass
from pathlib import Path

from webpage import Webpage

# Kinds of page that are not text: they list, search or send on, and have no leaflet. The questions of a checker are in its own.
WITHOUT_PDF = {"a-z", "leaflets", "search", "not-found", "takedown", "redirect", "superseded", "settings", "checker-part", "checker-all",
               ""}
FORMS = re.compile(r"-(large-print|to-fold)$")


def sites():
    """The folders of the built sites. Without one there is nothing to test, and that is a failure."""
    found = [Path(one) for one in os.environ.get("SITES", "").split(":") if one]
    if not found:
        raise SystemExit("Set SITES to the folder of a built site, or to several with “:” between them.")
    return found


def source(site):
    """The folder that a site was built from."""
    found = [Path(one) for one in os.environ.get("SOURCES", "").split(":") if one]
    if len(found) != len(sites()):
        raise SystemExit("Set SOURCES to the folder that each of SITES was built from, in the same order.")
    return found[sites().index(site)]


@dataclass(frozen=True)
class Built:
    """A page of a site, or a PDF of it."""

    site: Path
    path: str  # "imha/imha.pdf", or the address of a page: "imha/", "" for the home page

    def __str__(self):
        return f"{self.site.name}/{self.path}"

    @property
    def file(self):
        return str(self.site / self.path)

    @property
    def form(self):
        """"large-print", "to-fold" or "": which form of the text a PDF is."""
        found = FORMS.search(Path(self.path).stem)
        return found[1] if found else ""

    def page(self):
        return page_at(self.site, self.path)

    def whole(self):
        """The page that says all that its PDFs say: of a checker the one with all questions, else the page itself."""
        return page_at(self.site, f"{self.path}all-questions/") or self.page()

    def front(self, field):
        """A field of the front matter of the leaflet at this address, or None."""
        *place, name = self.path.strip("/").split("/")
        if not name.endswith("-leaflet") or not place:
            return None
        name = f"{name.removesuffix('-leaflet')}.leaflet.md"
        content = source(self.site) / "content"
        for folder in content.iterdir():
            for file in (folder.joinpath(*place[:-1], f"{place[-1]}.{name}"), folder.joinpath(*place, f"index.{name}")):
                if file.is_file():
                    found = re.search(rf"^{field}: *(.+?) *$", file.read_text(encoding="utf-8"), re.M)
                    return found[1].strip("\"'") if found else None
        return None

    def printed_address(self):
        """The address that must be printed on the PDFs of this page: a leaflet's tells its version."""
        version, whole = self.front("version"), self.page().address
        if not version:
            return whole
        start = whole[: len(whole) - len(self.path)]
        lang = self.path.split("/")[0] + "/" if self.path.startswith(f"{self.page().lang}/") else ""
        return f"{start}{lang}leaflets/{version.lower()}/"

    def layout(self):
        """How a PDF must be laid out."""
        page = self.owner()
        if self.form == "large-print":
            return "large-print"
        if page.page().kind == "leaflet":
            return page.front("layout") or ("a4-easy" if page.easy() else "a4")
        return "a4-easy" if page.easy() else "a4"

    def easy(self):
        """Whether a page is in Easy Read: a twin, or a leaflet with a picture to its words."""
        return self.page().kind == "easy-read" or bool(self.page().tree.xpath("//div[contains(@class, 'row-words')]"))

    def owner(self):
        """The page that a PDF was made from, or None if there is no such page."""
        path = Path(self.path)
        words = FORMS.sub("", path.stem).split("-")
        place = [part for part in path.parent.parts if part != "."]
        # The name of a leaflet ends with that of its page, behind a name for the page that it belongs to.
        leaflets = [[*place, "-".join(words[n:])] for n in range(len(words))] if words[-1] == "leaflet" else []
        found = ("".join(f"{part}/" for part in parts) for parts in [*leaflets, place])
        return next((Built(self.site, address) for address in found if page_at(self.site, address)), None)


@functools.cache
def page_at(site, address):
    """The page at an address of a site, or None."""
    file = site / address / "index.html"
    return Webpage(file.read_bytes().decode()) if file.is_file() else None


@functools.cache
def pdfs():
    """Every PDF of the sites, sorted."""
    return [Built(site, path) for site in sites() for path in sorted(str(file.relative_to(site)) for file in site.rglob("*.pdf"))]


@functools.cache
def pages():
    """Every page that must have leaflets."""
    found = []
    for site in sites():
        for file in sorted(site.rglob("index.html")):
            path = str(file.parent.relative_to(site))
            built = Built(site, "" if path == "." else f"{path}/")
            if built.page().kind not in WITHOUT_PDF:
                found.append(built)
    return found
