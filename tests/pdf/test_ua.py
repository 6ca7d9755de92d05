"""Every PDF of the built site keeps to PDF/UA-1: veraPDF says so, and a second judge who shares no code with it.

Both are asked with all the rules they have. Then PDFs are broken on purpose, and veraPDF must notice each of them.
"""
import page as second
import pytest

import breaks
import built
import vera

EVERY = built.pdfs()


@pytest.fixture(scope="session")
def verdicts():
    return dict(zip(EVERY, vera.judge([pdf.file for pdf in EVERY])))


def test_there_are_pdfs():
    for site in built.sites():
        assert any(pdf.site == site for pdf in EVERY), f"no PDF in the built site {site.name}"


@pytest.mark.parametrize("pdf", EVERY, ids=str)
def test_verapdf(pdf, verdicts):
    verdict = verdicts[pdf]
    assert verdict["ok"], vera.say(verdict)
    assert verdict["rules"] >= 106, f"only {verdict['rules']} rules were asked"
    assert verdict["checks"] > 100, f"only {verdict['checks']} things were looked at"


@pytest.mark.parametrize("pdf", EVERY, ids=str)
def test_second_judge(pdf):
    report = second.validate_pdf(pdf.file, profile="ua1")
    assert report.is_compliant, "\n".join(f"{fault.rule_id}: {fault.message}" for fault in report.failures)
    assert report.rules.total >= 100, f"only {report.rules.total} rules were asked"


@pytest.fixture(scope="session")
def copies(tmp_path_factory):
    """For each fault the first PDF of the site that can be broken so, broken; and what veraPDF says of all of them."""
    folder = tmp_path_factory.mktemp("broken")
    found, wholes = {}, {}
    for fault in breaks.BREAKS:
        for number, pdf in enumerate(EVERY):
            place = folder / str(number)
            place.mkdir(exist_ok=True)
            file = breaks.broken(pdf.file, fault, place)
            if file:
                found[fault.__name__] = file
                wholes[place] = breaks.whole(pdf.file, place)
                break
    asked = [*found.values(), *wholes.values()]
    said = dict(zip(map(str, asked), vera.judge(asked)))
    return found, list(wholes.values()), said


def test_the_copies_without_a_fault_are_still_good(copies):
    _, wholes, said = copies
    assert wholes
    assert [vera.say(said[str(file)]) for file in wholes if not said[str(file)]["ok"]] == []


# Where the fault shows in veraPDF's rules.
NOTICED = {
    "language_lost": "7.2-", "language_nonsense": "7.2-", "mark_lost": "6.2-1", "tree_lost": "7.1-11", "title_not_shown": "7.1-10",
    "claim_lost": "7.1-8", "alt_lost": "7.3-1", "artifact_in_text": "7.1-3", "words_without_tag": "7.1-3", "link_without_words": "7.18.5-2",
    "link_without_tag": "7.18.5-1", "tab_order_lost": "7.18.3-1", "heading_skipped": "7.4.2-1", "font_not_inside": "7.21.4.1-1",
    "letters_unknown": "7.21.7-1", "header_without_scope": "7.5-", "row_too_short": "7.2-", "item_outside_list": "7.2-", "tag_unknown": "7.1-5",
}


@pytest.mark.parametrize("fault", [fault.__name__ for fault in breaks.BREAKS])
def test_a_broken_pdf_is_noticed(fault, copies):
    found, _, said = copies
    assert fault in found, "no PDF of the site has anything that can be broken so"
    verdict = said[str(found[fault])]
    rules = [one["rule"] for one in verdict["failed"]]
    assert any(rule.startswith(NOTICED[fault]) for rule in rules), f"expected {NOTICED[fault]}, veraPDF says: {rules or verdict}"


# What the second judge does not see. A fault leaves this list by itself being seen: then the test says so.
UNSEEN_BY_SECOND = set()


@pytest.mark.parametrize("fault", [fault.__name__ for fault in breaks.BREAKS])
def test_the_second_judge_notices_too(fault, copies):
    found, _, _ = copies
    assert fault in found, "no PDF of the site has anything that can be broken so"
    try:
        seen = not second.validate_pdf(found[fault], profile="ua1").is_compliant
    except second.PageError:
        seen = True
    assert seen == (fault not in UNSEEN_BY_SECOND)
