"""Says where a leaflet and the page it was made from do not say the same.

In: the parts of a page (webpage.py) and the letters of a PDF in tag order (tagged.py). Out: a list of sentences.

The rule: title, summary, text and hard words of the page stand in the PDF, whole, in this order, each as a run of its
own blocks, every letter, word, heading, list, cell, link, language and picture's words as on the page. What else the PDF
says is its frame (who made it, contents, how to get in touch, dates, where it is on the web). The frame may stand before
the title, and after the last part under a heading of its own. Between two parts it may only say again what the page says
somewhere (whom to phone) or list the contents, with the right numbers of pages. It is never inside a part.
"""
import re

from words import compare, first_difference, locate, plain, text


def differences(page, letters):
    """`page` is a `Webpage`; `letters` are those of the PDF."""
    parts, there = page.parts(), plain(letters)
    found, at, last = [], 0, None
    for name, part in parts:
        ours = plain(part)
        place = _as_blocks(ours, there, at)
        if place is None:
            found.append(f"{name}: {first_difference(ours, there, at)}")
            continue
        between = there[at:place]
        if last and between:
            found += [f"between {last} and {name} the PDF says “{said}”, and the page does not" for said in _new(between, there, page)]
        found += [f"{name}: {fault}" for fault in compare(ours, there[place:place + len(ours)])]
        at, last = place + len(ours), name
    if parts and not found and at < len(there) and not there[at][2].heading:
        found.append(f"after {last} the PDF goes on without a heading: “{text(there[at:at + 80])}”")
    return found


def _as_blocks(ours, there, start):
    """Where the part stands in the PDF, best as blocks of its own that begin as a heading does or does not; else anywhere."""
    places, place = [], locate(ours, there, start)
    while place is not None:
        end = place + len(ours)
        whole = there[place][1] == "\n\n" and (end == len(there) or there[end][1] == "\n\n")
        places.append((whole, there[place][2].heading == ours[0][2].heading, -place))
        place = locate(ours, there, place + 1)
    return -max(places)[2] if places else None


def _new(between, there, page):
    """What stands between two parts and should not: blocks that the page does not say anywhere, wrong lines in a list of contents."""
    known = _said(plain(page.everything()))
    headings = {(_said(block), block[0][2].glyph.page + 1) for block in _blocks(there) if block[0][2].heading and block[0][2].glyph}
    found, blocks = [], _blocks(between)
    for number, block in enumerate(blocks):
        said = _said(block)
        if _is_contents(block):
            line = re.fullmatch(r"(.*?)\.*(\d+)", said)
            if not line or (line[1], int(line[2])) not in headings:
                found.append(f"{text(block)} (in the list of contents, but there is no such heading on that page)")
        elif said not in known and not (block[0][2].heading and number + 1 < len(blocks) and _is_contents(blocks[number + 1])):
            found.append(text(block)[:200])
    return found


def _is_contents(block):
    return "TOC" in block[0][2].tags


def _said(found):
    return "".join(one for one, _, _ in found)


def _blocks(found):
    starts = [at for at, (_, gap, _) in enumerate(found) if gap == "\n\n" or at == 0]
    return [found[at:end] for at, end in zip(starts, [*starts[1:], len(found)])]
