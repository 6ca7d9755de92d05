// Proves, by the boxes of words and elements: at 320 px, at 400 % zoom, with letters of 200 %, and with the spacing of
// WCAG 1.4.12, no word leaves the window, is cut, or lies over another; lines have at most 70 characters, stand at least
// 1.5 apart and are not justified; and with the direction turned round, the page is its own mirror image.
// Also proves that each of these checks can fail.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn, partsFolders, temporarySite } from './site.mjs';

const folders = partsFolders();
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }';
const STATES = {
  'at 320 px': { width: 320 },
  'at 400 % zoom of a small screen': { width: 320, height: 256 },
  'with letters of 200 %': { width: 1280, css: 'html { font-size: 200% }' },
  'with letters of 200 % on a phone': { width: 320, css: 'html { font-size: 200% }' },
  'with letters of 200 % on a tablet': { width: 768, css: 'html { font-size: 200% }' },
  'with the spacing of WCAG on a phone': { width: 320, css: SPACING },
  'with the spacing of WCAG on a desk': { width: 1280, css: SPACING },
};
let browser;
const sites = [];

before(async () => {
  browser = await startBrowser();
  for (const folder of folders) sites.push(await serve(folder));
});
after(async () => {
  await browser?.close();
  for (const site of sites) await site.close();
});

/** Runs inside the page: words that leave the window, are cut by a box, or lie over other words. */
function wordsAstray() {
  const faults = [];
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, noscript, template, svg') || !parent.checkVisibility({ visibilityProperty: true })) continue;
    // The skip link waits outside until it gets the focus; a wide table is scrolled by itself.
    if (parent.closest('.skip, .table')) continue;
    range.selectNodeContents(node);
    const name = node.data.trim().slice(0, 40);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`outside the window: ${name}`);
      for (let up = parent; up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const edge = up.getBoundingClientRect();
        if (box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > edge.bottom + 1 || box.top < edge.top - 1) faults.push(`cut: ${name}`);
      }
      // The middle half of the line: tall letters may reach into the air of the line above.
      lines.push({ name, node, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4, left: box.left, right: box.right });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1) {
      const two = lines[next];
      if (two.node !== one.node && two.left < one.right - 1 && one.left < two.right - 1) faults.push(`“${one.name}” and “${two.name}” lie over each other`);
    }
  });
  if (document.scrollingElement.scrollWidth > innerWidth) faults.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
  return [...new Set(faults)];
}

/** Runs inside the page: what WCAG 1.4.8 asks of blocks of text, and the longest line, in characters. */
function blocks() {
  const faults = [];
  let longest = 0;
  for (const block of document.querySelectorAll('main :is(p, li, dd)')) {
    if (!block.checkVisibility() || !block.textContent.trim()) continue;
    const style = getComputedStyle(block);
    const name = block.textContent.trim().slice(0, 40);
    if (style.textAlign === 'justify') faults.push(`justified: ${name}`);
    const size = Number.parseFloat(style.fontSize);
    if (size < 19) faults.push(`${size} px: ${name}`);
    const heading = block.closest('.card-title, .callout-title, .contact-name, .leaflet-title, .entry');
    if (!heading && Number.parseFloat(style.lineHeight) / size < 1.49) faults.push(`lines too close: ${name}`);
    if (block.matches('p') && block.childElementCount === 0) {
      const range = document.createRange();
      const text = block.firstChild;
      let start = 0;
      let top = null;
      for (let at = 0; at < text.length; at += 1) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const [box] = range.getClientRects();
        if (!box || box.width === 0) continue;
        if (top !== null && Math.abs(box.top - top) > 5) {
          longest = Math.max(longest, text.data.slice(start, at).trim().length);
          start = at;
        }
        top = box.top;
      }
    }
  }
  return { faults, longest };
}

/** Runs inside the page: the boxes of its parts, by their distance from the edge at which lines start. */
function parts(selector) {
  const turned = getComputedStyle(document.documentElement).direction === 'rtl';
  // What is not shown at this width has no place.
  return [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length).map((element) => {
    const box = element.getBoundingClientRect();
    const start = turned ? innerWidth - box.right : box.left;
    return { name: `${element.localName}.${element.className}`, start: Math.round(start), width: Math.round(box.width) };
  });
}
const MIRRORED = 'header, nav, main, footer, .bar, .site-name, .tools, .contents, .lead, .text, .callout, .callout-body, .contact, .card, .row, .row-picture, .row-words, .block, .ways > div, .ways dt, .call .icon, .call > div, h1, h2, ul, ol, .twin a, .exit';

async function open(origin, path, look) {
  const watched = await watchedPage(browser, origin, { viewport: { width: 1280, height: 900 } });
  try {
    await watched.visit({ path });
    await watched.page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    return await look(watched.page);
  } finally {
    await watched.close();
  }
}

/** The page in another window, with other styles of its reader. */
async function turn(page, { width, height = 900, css = '' }) {
  await page.setViewportSize({ width, height });
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

async function mirrored(page, selector) {
  const one = await page.evaluate(parts, selector);
  // With the page, its parts in another language, which have a direction of their own; numbers and addresses keep theirs.
  const turn = (direction) => page.evaluate((dir) => document.querySelectorAll('html, [dir][lang]').forEach((part) => { part.dir = dir; }), direction);
  await turn('rtl');
  const two = await page.evaluate(parts, selector);
  await turn('ltr');
  const differs = (box, other) => Math.abs(box.start - other.start) > 2 || Math.abs(box.width - other.width) > 2;
  return one.flatMap((box, n) => (differs(box, two[n]) ? [`${box.name} at ${box.start}, ${box.width} wide, turned round at ${two[n].start}, ${two[n].width} wide`] : []));
}

const OTHER = ['/', '/parts/', '/parts/easy-read/', '/leaving/', '/settings/'];
for (const [at, folder] of folders.entries()) {
  const pages = pagesIn(folder).filter(({ stub, status, path }) => !stub && status === 200 && (at === 0 || OTHER.includes(path)));
  describe(`theme ${at + 1}`, { concurrency: 2 }, () => {
    for (const { path } of pages) {
      it(path, () => open(sites[at].origin, path, async (page) => {
        const faults = [];
        const { faults: found, longest } = await page.evaluate(blocks);
        faults.push(...found);
        if (longest > 70) faults.push(`a line has ${longest} characters`);
        for (const [name, state] of Object.entries(STATES)) {
          await turn(page, state);
          faults.push(...(await page.evaluate(wordsAstray)).map((fault) => `${name}: ${fault}`));
        }
        for (const width of [320, 1280]) {
          await turn(page, { width });
          faults.push(...(await mirrored(page, MIRRORED)).map((fault) => `${width} px: ${fault}`));
        }
        if (faults.length > 0) assert.fail(`${path}:\n  ${faults.join('\n  ')}\n`);
      }));
    }
  });
}

describe('the checks can fail', () => {
  const html = (body, style) => `<!doctype html><html lang="en"><head><title>x</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${body}</main></body></html>`;
  const on = async (body, style, state, look) => {
    const server = await serve(temporarySite({ 'index.html': html(body, style) }));
    try {
      return await open(server.origin, '/', async (page) => {
        await turn(page, state);
        return look(page);
      });
    } finally {
      await server.close();
    }
  };
  const words = '<p>Some words that say something</p>';
  const broken = {
    'a box of a fixed height': [words, 'p{inline-size:12em;height:1.5em;overflow:hidden}', STATES['with the spacing of WCAG on a phone'], /cut/],
    'a line that does not break': [words, 'p{white-space:nowrap}', { width: 150 }, /outside the window/],
    'words over words': [words + words, 'p+p{margin-top:-2em}', { width: 320 }, /lie over each other/],
  };
  for (const [name, [body, style, state, expected]] of Object.entries(broken)) {
    it(name, async () => assert.match((await on(body, style, state, (page) => page.evaluate(wordsAstray))).join('\n'), expected));
  }
  it('long, dense, small, justified lines', async () => {
    const found = await on(`<p>${'word '.repeat(80)}</p>`, 'p{text-align:justify;font-size:16px;line-height:1.2}', { width: 1280 }, (page) => page.evaluate(blocks));
    assert.ok(found.longest > 70);
    assert.deepEqual(found.faults.map((fault) => fault.split(':')[0]), ['justified', '16 px', 'lines too close']);
  });
  it('a margin on the left', async () => {
    assert.equal((await on('<h1>x</h1>', 'h1{margin-left:50px}', { width: 320 }, (page) => mirrored(page, 'h1'))).length, 1);
    assert.equal((await on('<h1>x</h1>', 'h1{margin-inline-start:50px}', { width: 320 }, (page) => mirrored(page, 'h1'))).length, 0);
  });
  it('and sound words are left alone', async () => assert.deepEqual(await on(words, 'p{margin:1em}', { width: 320 }, (page) => page.evaluate(wordsAstray)), []));
});
