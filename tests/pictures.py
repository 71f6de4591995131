"""Pictures of pages for the manual: cut to the matter, 256 colours, so that all of them weigh little.

`LARDOM_PICTURES=docs/pictures` tells the browser's story to take them.
"""

import base64
import os
import struct
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PICTURES = os.environ.get("LARDOM_PICTURES", "")
FEW = """async (told) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + told)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const data = pen.getImageData(0, 0, image.width, image.height).data, seen = new Map();
  const key = (i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
  for (let i = 0; i < data.length; i += 4) seen.set(key(i), (seen.get(key(i)) || 0) + 1);
  const palette = [];
  const far = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  const nearest = (c) => palette.reduce((best, one, n) => (far(one, c) < best[0] ? [far(one, c), n] : best), [1e9, 0]);
  // The most common colours, and of the rest those that are like none that is there already.
  for (const [c] of [...seen].sort((a, b) => b[1] - a[1])) if (palette.length < 256 && nearest(c)[0] > 60) palette.push(c);
  const place = new Map([...seen.keys()].map((c) => [c, nearest(c)[1]]));
  let pixels = "";
  for (let i = 0; i < data.length; i += 4) pixels += String.fromCharCode(place.get(key(i)));
  return [image.width, image.height, palette, btoa(pixels)];
}"""


def take(page: Page, name: str, **how: Any) -> None:
    """Take the picture `name` of a page, when pictures are asked for; `how` is what Playwright's screenshot knows."""
    if PICTURES:
        shot = page.screenshot(animations="disabled", caret="hide", **how)
        with page.context.browser.new_page() as desk:  # type: ignore[union-attr]
            told = desk.evaluate(FEW, base64.b64encode(shot).decode())
        (Path(PICTURES) / f"{name}.png").write_bytes(_png(*told))


def _png(width: int, height: int, palette: list[int], pixels: str) -> bytes:
    """Write a picture of at most 256 colours."""
    rows = base64.b64decode(pixels)
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, width * height, width))
    colours = b"".join(struct.pack(">I", one)[1:] for one in palette)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
