"""Two hundred leaflets that nobody wrote: each of about 780 words, no two alike, as a site of ours and as HTML for others.

In: a folder, how many. Out: `SITE/content/…` (Markdown) and `HTML/NNN.html` with the same words in the same order.
The same number always gives the same words.
"""
import html
import random
from pathlib import Path

WORDS = """advocate service person right help ask phone letter law care support choice meeting plan review staff nurse
doctor ward family friend carer home council office form question answer reason change week month day time place money cost
travel record report decision complaint interpreter language sign picture booklet leaflet page number address visit call""".split()
VERBS = "help explain write phone tell show check bring read send meet support find keep give".split()
BEGINNINGS = ["You can", "We can", "Your advocate can", "The council must", "Staff should", "A friend may", "Nobody may"]
ENDINGS = ["if you want that", "when you are ready", "before the meeting", "after the review", "at no cost", "in your own words", "as soon as possible"]


def sentence(dice):
    words = [dice.choice(BEGINNINGS), dice.choice(VERBS), "you with the", dice.choice(WORDS), "and the", dice.choice(WORDS), dice.choice(ENDINGS)]
    return " ".join(words) + "."


def paragraph(dice):
    return " ".join(sentence(dice) for _ in range(dice.randint(2, 4)))


def leaflet(number):
    """Title, summary, and blocks: (kind, what it says)."""
    dice = random.Random(number)
    name = f"{dice.choice(WORDS)} and {dice.choice(WORDS)}".capitalize()
    blocks, said = [], 0
    while said < 640:
        for kind in ("heading", "paragraph", "paragraph", "list", "paragraph", "table" if len(blocks) == 6 else "paragraph"):
            if kind == "heading":
                what = f"The {dice.choice(WORDS)} and your {dice.choice(WORDS)}"
            elif kind == "list":
                what = [f"the {dice.choice(WORDS)} of your {dice.choice(WORDS)}" for _ in range(4)]
            elif kind == "table":
                what = [["Day", "Place"], *([day, f"{dice.choice(WORDS)} {dice.choice(WORDS)}"] for day in ("Monday", "Tuesday", "Friday"))]
            else:
                what = paragraph(dice)
            blocks.append((kind, what))
            said += len(str(what).split())
    return f"{name}, number {number}", sentence(dice), blocks


def markdown(title, summary, blocks):
    lines = ["---", f"title: {title}", f"summary: {summary}", "reviewed: 2026-11-22", "owner: The office", "---", ""]
    for kind, what in blocks:
        if kind == "heading":
            lines.append(f"## {what}")
        elif kind == "list":
            lines += [f"- {item}" for item in what]
        elif kind == "table":
            lines += ["| " + " | ".join(row) + " |" for row in what]
            lines.insert(-len(what) + 1, "|---|---|")
        else:
            lines.append(what)
        lines.append("")
    return "\n".join(lines)


def page(title, summary, blocks, fonts):
    """The same as HTML, set like our A4: 14 points, 20 mm, "page 2 of 3", the same font."""
    parts = [f"<h1>{html.escape(title)}</h1><p class=summary>{html.escape(summary)}</p>"]
    for kind, what in blocks:
        if kind == "heading":
            parts.append(f"<h2>{html.escape(what)}</h2>")
        elif kind == "list":
            parts.append("<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in what) + "</ul>")
        elif kind == "table":
            head = "".join(f"<th scope=col>{cell}</th>" for cell in what[0])
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in what[1:])
            parts.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
        else:
            parts.append(f"<p>{html.escape(what)}</p>")
    parts.append("<h2>Contact us</h2><p><strong>The office</strong></p><p>Phone: 0344 411 1444</p><h2>About this leaflet</h2><p>Last checked: 22 November 2026</p>")
    faces = "".join(f"@font-face{{font-family:Leaflet;font-weight:{weight};src:url({(fonts / name).as_uri()})}}"
                    for weight, name in ((400, "AtkinsonHyperlegibleNext-Regular.ttf"), (700, "AtkinsonHyperlegibleNext-Bold.ttf")))
    style = (f"{faces}@page{{size:A4;margin:20mm;@bottom-right{{content:'Page ' counter(page) ' of ' counter(pages);font:14pt Leaflet}}}}"
             "body{font:14pt/1.4 Leaflet;margin:0}h1{font-size:28pt}h2{font-size:20pt;break-after:avoid}"
             "table{border-collapse:collapse}th,td{border:1pt solid;padding:4pt;text-align:left}")
    return f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{html.escape(title)}</title><style>{style}</style></head><body>{''.join(parts)}</body></html>"


def write(folder, count, fonts):
    """Writes the site and the pages; says how many words a leaflet has in the middle."""
    site, pages = Path(folder) / "site", Path(folder) / "html"
    (site / "content" / "en").mkdir(parents=True)
    pages.mkdir()
    (site / "content" / "site.toml").write_text(
        'name = "Leaflets"\naddress = "https://leaflets.example"\nlanguages = ["en"]\ntheme = "plain"\ncontact = "office"\n[organisation]\nname = "Leaflets"\nkind = "charity"\n')
    (site / "content" / "contacts.toml").write_text('[office]\nname = "The office"\nphone = "0344 411 1444"\nchecked = 2026-11-22\n')
    (site / "content" / "en" / "index.md").write_text("---\ntitle: Leaflets\nreviewed: 2026-11-22\nowner: The office\n---\n\nLeaflets to measure with.\n")
    words = []
    for number in range(1, count + 1):
        title, summary, blocks = leaflet(number)
        text = markdown(title, summary, blocks)
        words.append(len(text.split()))
        (site / "content" / "en" / f"leaflet-{number:03}.md").write_text(text)
        (pages / f"{number:03}.html").write_text(page(title, summary, blocks, fonts))
    return sorted(words)[len(words) // 2]
