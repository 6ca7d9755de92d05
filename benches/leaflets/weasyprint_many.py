"""All leaflets in one process with WeasyPrint, as PDF/UA-1: weasyprint_many.py HTML OUT. Prints the milliseconds of each."""
import sys
import time
from pathlib import Path

from weasyprint import HTML

for file in sorted(Path(sys.argv[1]).glob("*.html")):
    start = time.monotonic()
    HTML(str(file)).write_pdf(Path(sys.argv[2]) / f"{file.stem}.pdf", pdf_variant="pdf/ua-1")
    print(round((time.monotonic() - start) * 1000, 2), flush=True)
