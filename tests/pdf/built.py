"""The built site as a list: every PDF in it, and the page that each belongs to.

In: the folder named by the environment variable SITE (tests/run sets it).
A PDF stands below the address of the page it was made from and bears its name:
  /imha/imha.pdf                       the page /imha/
  /imha/imha-large-print.pdf           the same in large print; "-to-fold" is the one for the printer
  /imha/easy-read/imha-easy-read.pdf   its Easy Read twin
  /imha/imha-service-user-leaflet.pdf  the leaflet /imha/service-user-leaflet/
"""
import functools
import os
import re
from pathlib import Path

from page import Page

# Kinds of page that are not text: they list, search or send on, and have no leaflet.
WITHOUT_PDF = {"a-z", "leaflets", "search", "not-found", "takedown", "redirect", ""}
FORMS = re.compile(r"-(large-print|to-fold)$")


def folder():
    """The folder of the built site. Without one there is nothing to test, and that is a failure."""
    if not os.environ.get("SITE"):
        raise SystemExit("Set SITE to the folder of a built site.")
    return Path(os.environ["SITE"])


@functools.cache
def pdfs():
    """Every PDF of the site, as paths from its folder, sorted."""
    return sorted(str(path.relative_to(folder())) for path in folder().rglob("*.pdf"))


@functools.cache
def page_at(path):
    """The page at an address of the site ("imha/"), or None."""
    file = folder() / path / "index.html"
    return Page(file.read_bytes().decode()) if file.is_file() else None


def form(pdf):
    """"large-print", "to-fold" or "": which form of the text it is."""
    found = FORMS.search(Path(pdf).stem)
    return found[1] if found else ""


def owner(pdf):
    """The address of the page that a PDF was made from ("imha/"), or None if there is no such page."""
    path = Path(pdf)
    stem = FORMS.sub("", path.stem)
    place = [part for part in path.parent.parts if part != "."]
    names = ["-".join(place[n:]) for n in range(len(place))] or ["index", "home"]
    below = [stem.removeprefix(f"{name}-") for name in names if stem.startswith(f"{name}-")]
    for address in ([*place] if stem in names else None, *([*place, name] for name in below)):
        if address is not None:
            at = "".join(f"{part}/" for part in address)
            if page_at(at):
                return at
    return "" if not place and page_at("") else None


def pages():
    """Every page of the site that must have leaflets: its address."""
    found = sorted(str(path.parent.relative_to(folder())) for path in folder().rglob("index.html"))
    addresses = ["" if path == "." else f"{path}/" for path in found]
    return [at for at in addresses if page_at(at).kind not in WITHOUT_PDF]
