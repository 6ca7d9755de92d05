"""Breaks good PDFs on purpose, one fault each, to see whether those who judge PDFs notice.

In: a good PDF. Out: `BREAKS`, for each fault a function that changes an open PDF and says whether it found what to break.
"""
import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tagged import _Walk


def elements(pdf):
    """Every element of the structure tree, in order: (element, its standard kind)."""
    walk = _Walk(pdf, {})
    found = []

    def down(element):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
                found.append((kid, walk.kind(kid)))
                down(kid)

    down(pdf.Root.StructTreeRoot)
    return found


def of_kind(pdf, *kinds):
    return [element for element, kind in elements(pdf) if kind in kinds]


def language_lost(pdf):
    """No language: a screen reader speaks English words as if they were of any language."""
    del pdf.Root.Lang
    for element, _ in elements(pdf):
        if "/Lang" in element:
            del element["/Lang"]
    return True


def language_nonsense(pdf):
    """A language that is none."""
    pdf.Root.Lang = String("english please")
    return True


def mark_lost(pdf):
    """The file does not say that it is tagged."""
    del pdf.Root.MarkInfo
    return True


def tree_lost(pdf):
    """No structure tree."""
    del pdf.Root.StructTreeRoot
    return True


def title_not_shown(pdf):
    """The window shows a file name instead of the title."""
    if "/ViewerPreferences" not in pdf.Root:
        return False
    del pdf.Root.ViewerPreferences
    return True


def claim_lost(pdf):
    """The metadata does not say that this is PDF/UA."""
    del pdf.Root.Metadata
    return True


def alt_lost(pdf):
    """A picture without words instead of it."""
    for figure in of_kind(pdf, "Figure"):
        if "/Alt" in figure:
            del figure["/Alt"]
            return True
    return False


def artifact_in_text(pdf):
    """Words that are drawn and stand under no tag: nobody hears them."""
    page = pdf.pages[0]
    done, content = False, []
    for operands, operator in pikepdf.parse_content_stream(page):
        if not done and str(operator) in ("BDC", "BMC") and str(operands[0]) != "/Artifact":
            done = True
            content.append(pikepdf.ContentStreamInstruction([Name.Span], pikepdf.Operator("BMC")))
        else:
            content.append(pikepdf.ContentStreamInstruction(operands, operator))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
    return done


def words_without_tag(pdf):
    """All marks taken out of a page: its words stand under no tag."""
    page = pdf.pages[0]
    content = [(operands, operator) for operands, operator in pikepdf.parse_content_stream(page) if str(operator) not in ("BDC", "BMC", "EMC")]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
    return True


def _annotation(pdf):
    return next((link for page in pdf.pages for link in page.get("/Annots", []) if link.get("/Subtype") == "/Link"), None)


def link_without_words(pdf):
    """A link that does not say where it leads."""
    link = _annotation(pdf)
    if link is None or "/Contents" not in link:
        return False
    del link["/Contents"]
    for element in of_kind(pdf, "Link"):
        if "/Alt" in element:
            del element["/Alt"]
    return True


def link_without_tag(pdf):
    """A link that is in no tag: nobody who listens gets to it."""
    for element in of_kind(pdf, "Link"):
        kids = element.get("/K", [])
        if isinstance(kids, Array) and any(isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR" for kid in kids):
            for kid in kids:
                if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR" and "/StructParent" in kid.Obj:
                    del kid.Obj["/StructParent"]
            element.K = Array([kid for kid in kids if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")])
            return True
    return False


def tab_order_lost(pdf):
    """The Tab key goes its own way."""
    for page in pdf.pages:
        if "/Annots" in page and "/Tabs" in page:
            del page["/Tabs"]
            return True
    return False


def heading_skipped(pdf):
    """From the title down to a heading of the third level, past the second."""
    for heading in of_kind(pdf, "H2"):
        heading.S = Name.H3
        return True
    return False


def font_not_inside(pdf):
    """A font that is not in the file: other letters on another machine."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]
                    return True
    return False


def letters_unknown(pdf):
    """A font that does not say which letter a drawing is."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
            del thing["/ToUnicode"]
            return True
    return False


def header_without_scope(pdf):
    """A table whose header cells do not say what they are the header of."""
    found = False
    for cell in of_kind(pdf, "TH"):
        for key in ("/A", "/C", "/ID"):
            if key in cell:
                del cell[key]
                found = True
    for cell in of_kind(pdf, "TD"):
        if "/A" in cell:
            del cell["/A"]
    return found


def row_too_short(pdf):
    """A table with a cell missing."""
    for row in of_kind(pdf, "TR"):
        if isinstance(row.K, Array) and len(row.K) > 1:
            del row.K[-1]
            return True
    return False


def item_outside_list(pdf):
    """An item that is in no list."""
    for list_ in of_kind(pdf, "L"):
        list_.S = Name.Sect
        return True
    return False


def tag_unknown(pdf):
    """A tag of our own that no program knows."""
    for paragraph in of_kind(pdf, "P"):
        paragraph.S = Name.Plainwords
        return True
    return False


BREAKS = [
    language_lost, language_nonsense, mark_lost, tree_lost, title_not_shown, claim_lost, alt_lost, artifact_in_text, words_without_tag,
    link_without_words, link_without_tag, tab_order_lost, heading_skipped, font_not_inside, letters_unknown, header_without_scope,
    row_too_short, item_outside_list, tag_unknown,
]


def broken(file, fault, folder):
    """A copy of a PDF with one fault, or None if the PDF has nothing that can be broken so."""
    target = folder / f"{fault.__name__}.pdf"
    with pikepdf.open(file) as pdf:
        if not fault(pdf):
            return None
        pdf.save(target, fix_metadata_version=False)
    return target


def whole(file, folder):
    """The same copy without a fault: what is noticed in the others is the fault, not the copying."""
    target = folder / "whole.pdf"
    with pikepdf.open(file) as pdf:
        pdf.save(target, fix_metadata_version=False)
    return target
