"""What the tests of print share: how every PDF is looked at, how faults are told, and a PDF that may be broken."""
import pikepdf
import pytest

import built
import tagged

EVERY = built.pdfs()


def each(*forms):
    """Marks a test that looks at every PDF, or at those of some forms."""
    return pytest.mark.parametrize("pdf", [pdf for pdf in EVERY if not forms or pdf.form in forms], ids=str)


def report(found):
    """Fails with what was found, each fault once, the first twenty of them."""
    found = list(dict.fromkeys(found))
    if found:
        pytest.fail("\n".join(found[:20]), pytrace=False)


@pytest.fixture(scope="session")
def one():
    """A PDF of one column, to be broken."""
    found = next((pdf for pdf in EVERY if not pdf.form and pdf.layout() == "a4" and len(tagged.read(pdf.file).pages) > 1), None)
    if found is None:
        pytest.fail("no A4 leaflet of more than one page in the sites")
    return found


@pytest.fixture
def remade(one, tmp_path):
    """The PDF changed: what `change` does to it, and what is drawn first on each page."""
    def remake(change=lambda pdf: None, first=b""):
        with pikepdf.open(one.file) as pdf:
            change(pdf)
            for page in pdf.pages:
                page.contents_add(first, prepend=True)
            pdf.save(tmp_path / "remade.pdf")
        return tagged.read.__wrapped__(str(tmp_path / "remade.pdf"))
    return remake
