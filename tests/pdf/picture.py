"""Pictures of the pages of a PDF, as a printer would make them (poppler's pdftoppm).

In: a PDF file. Out: `pages(file)`, a picture in colour of each page, at DPI.
"""
import functools
import io
import subprocess

from PIL import Image

DPI = 100
MM = 25.4 / DPI


@functools.lru_cache(maxsize=2)
def pages(file):
    """One picture a page."""
    run = subprocess.run(["pdftoppm", "-r", str(DPI), file], capture_output=True, check=False)
    if run.returncode != 0 or run.stderr.strip():
        raise RuntimeError(f"pdftoppm on {file}: {run.stderr.decode()[:2000]}")
    stream, found = io.BytesIO(run.stdout), []
    while stream.tell() < len(run.stdout):
        start = stream.tell()
        if stream.readline().strip() != b"P6":
            raise RuntimeError(f"pdftoppm on {file}: not a picture at byte {start}")
        width, height = map(int, stream.readline().split())
        stream.readline()
        found.append(Image.frombytes("RGB", (width, height), stream.read(width * height * 3)))
    return found
