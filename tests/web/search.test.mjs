// Proves: under the site's security policy, a reader who types a word into the search page by keyboard gets results,
// hears how many (a live region that was on the page before), and reaches them with Tab; a word that is nowhere says
// so; the address of a search can be kept; every result is there. With JavaScript off, the page leads to the A to Z.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn, siteFolder, temporarySite } from './site.mjs';

const WORD = process.env.SEARCH_WORD ?? 'advocate';
const NONSENSE = 'qqxzvkjw';
const folder = siteFolder();
const searchPages = pagesIn(folder).filter(({ html, stub }) => !stub && /<main[\s\S]*<input[^>]*type=["']?search/.test(html));
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

/** Opens the search page, lets `look` use it, and asserts that nothing else went wrong meanwhile. */
async function on(built, settings, look, { origin } = site) {
  const watched = await watchedPage(browser, origin, { viewport: { width: 1280, height: 900 }, ...settings });
  try {
    await watched.visit(built);
    await look(watched.page);
    assert.deepEqual([...watched.faults, ...(settings.javaScriptEnabled === false ? [] : await watched.kept())], []);
  } finally {
    await watched.close();
  }
}

/** Waits until the live region says something that fits, and gives it. */
async function said(page, pattern, timeout = 10_000) {
  const region = page.locator('main').locator('[role=status], [aria-live=polite], output').first();
  assert.equal(await region.count(), 1, 'there is no live region on the search page');
  await page.waitForFunction(
    ([source]) => [...document.querySelectorAll('main [role=status], main [aria-live=polite], main output')]
      .some(({ textContent }) => new RegExp(source, 'i').test(textContent)),
    [pattern.source], { timeout },
  ).catch(async () => assert.fail(`the live region says "${await region.textContent()}", not ${pattern}`));
  return (await region.textContent()).trim();
}

const type = async (page, word) => {
  await page.locator('main input[type=search]').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
};
const RESULTS = 'main ol li a[href], main [role=list] a[href], main ul[id] li a[href]';

it('there is a search page', () => assert.ok(searchPages.length > 0, 'no page with a search field in main'));

for (const built of searchPages) {
  describe(built.path, () => {
    it(`"${WORD}" is found, counted aloud, and the results are reached with Tab`, () => on(built, {}, async (page) => {
      const before = await page.locator('main [role=status], main [aria-live=polite], main output').first().textContent();
      assert.equal(before.trim(), '', 'the live region speaks before anybody has searched');
      await type(page, WORD);
      const words = await said(page, new RegExp(`\\d+.*${WORD}`));
      const count = Number(/\d+/.exec(words)[0]);
      const links = page.locator(RESULTS);
      const shown = await links.count();
      assert.ok(count > 0 && shown > 0, `${count} counted, ${shown} shown`);
      assert.ok(shown <= count, `${shown} shown, but ${count} counted`);
      const first = await links.first().getAttribute('href');
      for (let n = 0; n < 10; n += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.getAttribute('href'))) === first) return;
      }
      assert.fail('ten times Tab does not lead from the field to the first result');
    }));

    it('every result that is shown is there, inside the site, and has a name', () => on(built, {}, async (page) => {
      await type(page, WORD);
      await said(page, /\d/);
      const results = await page.locator(RESULTS).evaluateAll((links) => links.map(({ href, textContent }) => ({ href, name: textContent.trim() })));
      assert.ok(results.length > 0);
      for (const { href, name } of results) {
        assert.ok(name, `a result without a name: ${href}`);
        assert.equal(new URL(href).origin, site.origin);
        assert.equal((await page.context().request.get(href)).status(), 200, href);
      }
      assert.equal(new Set(results.map(({ href }) => href)).size, results.length, 'a page is shown twice');
    }));

    it('a word that is nowhere says so', () => on(built, {}, async (page) => {
      await type(page, NONSENSE);
      await said(page, new RegExp(NONSENSE));
      assert.equal(await page.locator(RESULTS).count(), 0);
    }));

    it('an address with the words searches at once', () => on({ ...built, path: `${built.path}?q=${WORD}` }, {}, async (page) => {
      await said(page, new RegExp(`\\d+.*${WORD}`));
      assert.equal(await page.locator('main input[type=search]').inputValue(), WORD);
    }));

    it('with JavaScript off, the A to Z is one link away', () => on(built, { javaScriptEnabled: false }, async (page) => {
      const links = await page.locator('main a[href]').evaluateAll((all) => all.filter((link) => link.checkVisibility()).map(({ href }) => href));
      const aToZ = links.find((href) => new URL(href).pathname.endsWith('/a-z/'));
      assert.ok(aToZ, 'no visible link to the A to Z in main');
      await page.goto(aToZ);
      assert.ok((await page.locator('main li a[href]').count()) > 0, 'the A to Z lists no page');
    }));
  });
}

describe('the checks can fail', () => {
  const html = (script) => `<!doctype html><html lang="en"><head><title>Search</title><link rel="icon" href="data:,"></head><body><main>
    <h1>Search</h1><input type="search" aria-label="Search"><p role="status"></p><ul id="found"></ul></main><script>${script}</script></body></html>`;
  const broken = {
    'a search that stays silent': ['', /the live region says ""/],
    'a search that breaks the policy': [
      'addEventListener("keydown", () => { document.querySelector("[role=status]").textContent = "3"; eval("1"); })', /Content Security Policy|script error/],
  };
  for (const [name, [script, expected]] of Object.entries(broken)) {
    it(name, async () => {
      const policy = "/*\n  Content-Security-Policy: default-src 'none'; img-src data:; script-src 'unsafe-inline'\n";
      const server = await serve(temporarySite({ 'index.html': html(script), _headers: policy }));
      const look = async (page) => {
        await type(page, WORD);
        await said(page, /\d/, 1000);
      };
      try {
        await assert.rejects(on({ path: '/' }, {}, look, server), expected);
      } finally {
        await server.close();
      }
    });
  }
});
