// Proves: on the page of settings a reader with only a keyboard chooses size, spacing and colours; all pages show the
// choice from their first moment; it is kept in this browser alone, and nothing is kept where nothing was chosen; it
// works where the browser refuses to keep anything; axe-core finds nothing in any choice; and without JavaScript the
// page says what to do, and style sheets of the same colours are there to choose.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { judgeNow } from './examine.mjs';
import { serve } from './serve.mjs';
import { pagesIn, partsFolders } from './site.mjs';

const [folder] = partsFolders();
const KEY = 'plainleaf';
const KINDS = ['/', '/parts/', '/parts/easy-read/', '/leaving/', '/settings/', '/a-z/'];
let browser;
let site;

before(async () => {
  browser = await startBrowser();
  site = await serve(folder);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function on(path, settings, look, { kept = false } = {}) {
  const watched = await watchedPage(browser, site.origin, { viewport: { width: 1000, height: 900 }, ...settings });
  try {
    await watched.visit({ path });
    await look(watched.page, watched);
    const faults = settings.javaScriptEnabled === false ? [] : await watched.kept();
    const expected = kept ? [`kept in local storage: ${KEY}`] : [];
    assert.deepEqual([...watched.faults, ...faults], expected);
  } finally {
    await watched.close();
  }
}

/** Comes to a choice with the keyboard: Tab to its group, arrows inside it. */
async function choose(page, name, value) {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement.name === wanted, name)) break;
    await page.keyboard.press('Tab');
  }
  for (let pressed = 0; pressed < 10; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement.value === wanted, value)) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`${name} cannot be set to ${value} with the keyboard`);
}

const said = (page) => page.locator('#settings-said').textContent();
const look = (page) => page.evaluate(() => {
  const style = getComputedStyle(document.body);
  return {
    size: Number.parseFloat(style.fontSize), line: Number.parseFloat(style.lineHeight), letters: style.letterSpacing,
    paper: style.backgroundColor, ink: style.color,
  };
});

it('the choice is made with the keyboard, kept, and shown by every page; going back leaves nothing', () => on('/settings/', {}, async (page, { context }) => {
  const usual = await look(page);
  await choose(page, 'size', 'larger');
  assert.match(await said(page), /Done/);
  await choose(page, 'spacing', 'wide');
  await choose(page, 'colours', 'yellow');
  const now = await look(page);
  assert.equal(now.size, usual.size * 1.5);
  assert.equal(now.line, now.size * 2);
  assert.notEqual(now.letters, 'normal');
  assert.equal(now.paper, 'rgb(0, 0, 0)');
  for (const path of KINDS) {
    await page.goto(site.origin + path);
    const { size, paper, ink } = await look(page);
    assert.deepEqual({ size, paper, ink }, { size: now.size, paper: now.paper, ink: now.ink }, path);
  }
  await page.goto(`${site.origin}/settings/`);
  assert.deepEqual(await page.locator('input:checked').evaluateAll((all) => all.map(({ value }) => value)), ['larger', 'wide', 'yellow']);
  // A page in another tab follows.
  const other = await context.newPage();
  await other.goto(`${site.origin}/parts/`);
  await page.locator('button[type=reset]').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => localStorage.length === 0);
  assert.match(await said(page), /as usual/);
  assert.deepEqual(await look(page), usual);
  await other.waitForFunction((size) => Number.parseFloat(getComputedStyle(document.body).fontSize) === size, usual.size);
}));

it('the choice is there before anything is drawn', () => on('/settings/', {}, async (page, { context }) => {
  await choose(page, 'colours', 'dark');
  const next = await context.newPage();
  await next.addInitScript(() => {
    // The first moment at which there is something to draw: the body is there.
    new MutationObserver((_, watch) => {
      if (!document.body) return;
      window.first = { chosen: document.documentElement.dataset.colours, paper: getComputedStyle(document.documentElement).getPropertyValue('--paper') };
      watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await next.goto(`${site.origin}/parts/`);
  const first = await next.evaluate(() => window.first);
  assert.deepEqual(first, { chosen: 'dark', paper: '#121817' });
}, { kept: true }));

it('a choice of the reader comes before what the device asks for', () => on('/settings/', { colorScheme: 'dark' }, async (page) => {
  const dark = await look(page);
  await choose(page, 'colours', 'light');
  assert.notEqual((await look(page)).paper, dark.paper);
  await page.emulateMedia({ contrast: 'more' });
  assert.equal((await look(page)).paper, 'rgb(255, 254, 250)');
}, { kept: true }));

it('where the browser keeps nothing, the choice still works on the page and the page says so', async () => {
  const watched = await watchedPage(browser, site.origin, {});
  try {
    await watched.page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
    await watched.visit({ path: '/settings/' });
    await choose(watched.page, 'size', 'largest');
    assert.match(await said(watched.page), /does not let us keep/);
    assert.equal((await look(watched.page)).size, 40);
    assert.deepEqual([...watched.faults], []);
  } finally {
    await watched.close();
  }
});

it('without JavaScript the page shows no dead form, says what to do, and offers the colours as style sheets', () => on('/settings/', { javaScriptEnabled: false }, async (page) => {
  assert.equal(await page.locator('form#settings').isVisible(), false);
  assert.equal(await page.locator('main noscript').isVisible(), true);
  assert.ok((await page.locator('main li').count()) >= 4);
  const sheets = await page.locator('link[rel="alternate stylesheet"]').evaluateAll((all) => all.map(({ title, href }) => ({ title, href })));
  assert.deepEqual(sheets.map(({ title }) => title), ['Cream', 'Dark', 'Yellow on black']);
  for (const { href, title } of sheets) {
    const css = await (await page.context().request.get(href)).text();
    const paper = /--paper:\s*(#\w+)/g;
    const last = [...css.matchAll(paper)].at(-1)[1];
    await page.evaluate((text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }, css);
    const shown = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'));
    assert.equal(shown, last, title);
  }
}));

describe('axe-core in every choice', { concurrency: 2 }, () => {
  const choices = [
    ...['light', 'cream', 'dark', 'yellow'].map((colours) => ({ colours })),
    { size: 'largest' }, { spacing: 'wide' }, { size: 'larger', spacing: 'wide', colours: 'yellow' },
  ];
  for (const choice of choices) {
    it(Object.values(choice).join(', '), async () => {
      const faults = [];
      for (const width of [320, 1280]) {
        const watched = await watchedPage(browser, site.origin, { viewport: { width, height: 900 } });
        try {
          await watched.visit({ path: '/settings/' });
          await watched.page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, String(new URLSearchParams(choice))]);
          for (const path of KINDS) {
            await watched.visit({ path });
            faults.push(...(await judgeNow(watched.page, width)).map((fault) => `${path} ${width}: ${fault}`));
          }
          faults.push(...watched.faults);
        } finally {
          await watched.close();
        }
      }
      assert.deepEqual(faults, []);
    });
  }
});

it('every page leads to the settings', () => {
  const without = pagesIn(folder).filter(({ html, stub }) => !stub && !/href="?(\/\w\w)?\/settings\//.test(html));
  assert.deepEqual(without.map(({ file }) => file), []);
});
