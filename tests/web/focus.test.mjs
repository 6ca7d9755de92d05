// Proves, by comparing pictures with and without the focus: wherever Tab stops, in every scheme of colours, enough of
// the screen around the stop changes, and changes enough (WCAG 2.4.13: as much as an outline of 2 px around it, at 3:1).
// Also proves that the check can fail.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { partsFolders, temporarySite } from './site.mjs';

const folders = partsFolders();
const SCHEMES = {
  light: {}, dark: { colorScheme: 'dark' }, 'more contrast': { contrast: 'more' }, 'more contrast, dark': { contrast: 'more', colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active', colorScheme: 'dark' }, cream: { chosen: 'cream' }, yellow: { chosen: 'yellow' },
};
// One stop of each look: the same part in the same place looks the same on every page.
const PAGES = ['/parts/', '/settings/', '/leaving/', '/'];
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

/** Runs inside the page: numbers the first element of each look that can have the focus. */
function mark() {
  const seen = new Set();
  let number = 0;
  for (const element of document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.closest('header, nav, footer, .callout, .contact, .contents, .card, .twin') ?? document.body;
    const look = [element, box].map((one) => `${one.localName}.${one.className}`).join(' in ');
    if (seen.has(look)) continue;
    seen.add(look);
    element.dataset.stop = number;
    number += 1;
  }
  return number;
}

/** Runs inside a blank page: how many pixels of two pictures differ by 3:1 or more. */
async function changed([before, after]) {
  const pixels = async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  };
  const [one, two] = [await pixels(before), await pixels(after)];
  const light = (data, at) => [0.2126, 0.7152, 0.0722].reduce((sum, share, n) => {
    const part = data[at + n] / 255;
    return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0.05);
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    const [a, b] = [light(one, at), light(two, at)];
    if (Math.max(a, b) / Math.min(a, b) >= 3) count += 1;
  }
  return count;
}

async function look(origin, path, { chosen, ...media }) {
  const faults = [];
  const watched = await watchedPage(browser, origin, { viewport: { width: 360, height: 800 } });
  const blank = await watched.context.newPage();
  try {
    const { page } = watched;
    await page.bringToFront();
    await watched.visit({ path });
    await page.emulateMedia(media);
    if (chosen) await page.evaluate((colours) => { document.documentElement.dataset.colours = colours; }, chosen);
    // Keys, not a mouse: then browsers show the focus.
    await page.keyboard.press('Tab');
    const stops = await page.evaluate(mark);
    for (let stop = 0; stop < stops; stop += 1) {
      const element = page.locator(`[data-stop="${stop}"]`);
      await element.focus();
      await element.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      const clip = await element.evaluate((one) => {
        const card = one.closest('.card-title') ? one.closest('.card') : one;
        const { x, y, width, height } = card.getBoundingClientRect();
        return { x: Math.max(0, x - 12), y: Math.max(0, y - 12), width: width + 24, height: Math.min(height + 24, 700) };
      });
      const after = await page.screenshot({ clip });
      await element.evaluate((one) => one.blur());
      // The skip link goes back to where it waits; its place shows what lies there.
      const before = await page.screenshot({ clip });
      const count = await blank.evaluate(changed, [before.toString('base64'), after.toString('base64')]);
      const wanted = 2 * 2 * (clip.width - 24 + Math.min(clip.height - 24, 676));
      if (count < wanted) faults.push(`${path}: ${count} of ${Math.round(wanted)} pixels change around ${await element.evaluate((one) => one.outerHTML.slice(0, 100))}`);
    }
    assert.ok(stops > 0);
  } finally {
    await watched.close();
  }
  return faults;
}

for (const [at, folder] of folders.entries()) {
  describe(`theme ${at + 1}: ${folder.split('/').pop()}`, { concurrency: 2 }, () => {
    for (const [name, scheme] of Object.entries(SCHEMES)) {
      it(name, async () => {
        const faults = [];
        for (const path of at === 0 && name === 'light' ? PAGES : PAGES.slice(0, 1)) faults.push(...(await look(sites[at].origin, path, scheme)));
        assert.deepEqual(faults, []);
      });
    }
  });
}

describe('the check can fail', () => {
  const on = async (style) => {
    const page = `<!doctype html><html lang="en"><head><title>x</title><link rel="icon" href="data:,"><style>a,button{display:block;padding:1em;margin:2em}${style}</style></head><body><a href="/">One</a><button>Two</button></body></html>`;
    const server = await serve(temporarySite({ 'index.html': page }));
    try {
      return (await look(server.origin, '/', {})).length;
    } finally {
      await server.close();
    }
  };
  it('no outline', async () => assert.equal(await on(':focus{outline:0}'), 2));
  it('a pale outline', async () => assert.equal(await on(':focus{outline:4px solid #ccc}'), 2));
  it('a thin outline', async () => assert.equal(await on(':focus{outline:1px solid #000}'), 2));
  it('a good outline', async () => assert.equal(await on(':focus{outline:3px solid #000}'), 0));
});
