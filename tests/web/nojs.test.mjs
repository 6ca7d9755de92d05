// Proves, with JavaScript switched off: every page of sitemap.xml is reached from the home page by links that can be
// seen; no link inside the site leads to nothing, nor to a place in a page that is not there; every page says its
// language and direction and has one h1 and one main; and a reader with only a keyboard meets the skip link first, it
// takes them to the main text, and Tab goes through the menu and the whole page without being trapped or hidden.
// Also proves that each of these checks can fail.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { followTab, skipLink } from './keyboard.mjs';
import { serve } from './serve.mjs';
import { pagesIn, siteFolder, sitemapPaths, temporarySite } from './site.mjs';

const folder = siteFolder();
const pages = pagesIn(folder);
const WITHOUT = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };
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

/** Walks the site from an address by its visible links. Gives the paths met, and the links that lead nowhere. */
async function walk(origin, start) {
  const watched = await watchedPage(browser, origin, WITHOUT);
  const met = new Map();
  const links = [];
  const queue = [start];
  try {
    while (queue.length > 0) {
      const path = queue.shift();
      if (met.has(path)) continue;
      const response = await watched.context.request.get(origin + path, { maxRedirects: 5 });
      const html = response.headers()['content-type']?.startsWith('text/html') && response.ok();
      met.set(path, { status: response.status(), html, ids: new Set() });
      if (!html) continue;
      await watched.visit({ path, stub: /http-equiv=["']?refresh/i.test(await response.text()) });
      const here = await watched.page.evaluate(() => ({
        ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
        links: [...document.querySelectorAll('a[href], area[href]')].filter((link) => link.checkVisibility()).map(({ href }) => href),
      }));
      met.get(path).ids = new Set(here.ids);
      for (const href of here.links) {
        const url = new URL(href);
        if (url.origin !== origin) continue;
        links.push({ from: path, to: url.pathname, id: decodeURIComponent(url.hash.slice(1)) });
        queue.push(url.pathname);
      }
    }
  } finally {
    await watched.close();
  }
  const dead = links
    .filter(({ to, id }) => met.get(to).status >= 400 || (id && met.get(to).html && !met.get(to).ids.has(id)))
    .map(({ from, to, id }) => `${from} links to ${to}${id ? `#${id}` : ''}`);
  return { met, dead: [...new Set(dead)], links };
}

/** What every page must have, whatever its kind. */
async function bones({ page, visit }, built) {
  await visit(built);
  return page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    const count = (selector) => document.querySelectorAll(selector).length;
    return [
      !/^[a-z]{2,3}(-|$)/.test(lang) && `lang is "${lang}"`,
      !['ltr', 'rtl'].includes(dir) && `dir is "${dir}"`,
      count('h1') !== 1 && `${count('h1')} h1`,
      count('main') !== 1 && `${count('main')} main`,
      !document.querySelector('main h1') && 'the h1 is not in main',
      !document.title.trim() && 'no title',
    ].filter(Boolean);
  });
}

/** The journey of somebody with only a keyboard, on one page, on a desk and on a phone. */
async function journey(origin, built) {
  const faults = [];
  const watched = await watchedPage(browser, origin, WITHOUT);
  try {
    for (const width of [1280, 320]) {
      const note = (fault) => faults.push(`${width} px: ${fault}`);
      await watched.page.setViewportSize({ width, height: 700 });
      await watched.visit(built);
      (await followTab(watched.page)).forEach(note);
      // A page that only says "this has moved" has nothing to skip.
      if (built.stub) break;
      await watched.visit(built);
      (await skipLink(watched.page)).forEach(note);
    }
    faults.push(...watched.faults);
  } finally {
    await watched.close();
  }
  return faults;
}

it('every page in the sitemap is reached by links from the home page, and no link leads nowhere', async (test) => {
  const wanted = sitemapPaths(folder);
  assert.ok(wanted.length > 0, 'the sitemap is empty');
  const { met, dead, links } = await walk(site.origin, '/');
  test.diagnostic(`${met.size} addresses met, ${links.length} links followed, ${wanted.length} addresses in the sitemap`);
  assert.deepEqual(wanted.filter((path) => !met.has(path)), [], 'in the sitemap, but no link leads there');
  assert.deepEqual(wanted.filter((path) => met.get(path).status !== 200), [], 'in the sitemap, but not there');
  assert.deepEqual(dead, [], 'links that lead nowhere');
});

it('every page has its language, its direction, a title, one h1 and one main', async (test) => {
  assert.ok(pages.length > 0, 'no HTML file in the built site');
  const found = [];
  for (const built of pages) {
    const watched = await watchedPage(browser, site.origin, WITHOUT);
    found.push(...(await bones(watched, built)).map((fault) => `${built.file}: ${fault}`));
    await watched.close();
  }
  test.diagnostic(`${pages.length} pages`);
  assert.deepEqual(found, []);
});

describe('with only a keyboard', { concurrency: 2 }, () => {
  for (const built of pages) {
    it(built.file, async () => {
      const faults = await journey(site.origin, built);
      if (faults.length > 0) assert.fail(`${built.file}:\n  ${faults.join('\n  ')}\n`);
    });
  }
});

describe('pages that have moved take their reader on', () => {
  for (const built of pages.filter(({ stub }) => stub)) {
    it(built.file, async () => {
      const watched = await watchedPage(browser, site.origin, WITHOUT);
      try {
        await watched.page.goto(site.origin + built.path);
        await watched.page.waitForURL((url) => url.pathname !== decodeURI(built.path), { timeout: 5000 });
        assert.deepEqual([...watched.faults], []);
        assert.equal(await watched.page.locator('h1').count(), 1);
      } finally {
        await watched.close();
      }
    });
  }
});

describe('the checks can fail', () => {
  const on = async (files, look) => {
    const server = await serve(temporarySite(files));
    try {
      return await look(server.origin);
    } finally {
      await server.close();
    }
  };
  const html = (body, attributes = 'lang="en" dir="ltr"') =>
    `<!doctype html><html ${attributes}><head><title>x</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;
  const SKIP = '<style>[href="#main"]{display:inline-block;padding:1em}</style><a href="#main">Skip</a>';
  const NAV = '<nav><a href="/">Home</a></nav>';
  const MAIN = '<main id="main" tabindex="-1"><h1>x</h1><p><a href="/">Home</a></p></main>';

  it('a page that no link leads to, a link to nothing, a place that is not there, a hidden link', async () => {
    const files = {
      'index.html': html('<a href="/a/#there">a</a><a href="/a/#gone">a</a><a href="/lost/">b</a><a href="/hidden/" style="display:none">c</a>'),
      'a/index.html': html('<h1 id="there">a</h1>'),
      'hidden/index.html': html('<h1>hidden</h1>'),
    };
    const { met, dead } = await on(files, (origin) => walk(origin, '/'));
    assert.deepEqual(dead, ['/ links to /a/#gone', '/ links to /lost/']);
    assert.equal(met.has('/hidden/'), false);
  });

  it('no language, no direction, two h1, no main', async () => {
    const found = await on({ 'index.html': html('<h1>a</h1><h1>b</h1>', '') }, async (origin) => {
      const watched = await watchedPage(browser, origin, WITHOUT);
      return bones(watched, { path: '/' }).finally(watched.close);
    });
    assert.deepEqual(found, ['lang is ""', 'dir is ""', '2 h1', '0 main', 'the h1 is not in main']);
  });

  const journeys = {
    'no skip link': [NAV + MAIN, /first stop is not a link to the main text/],
    'a skip link that stays hidden': [`<div style="position:absolute;left:-999px">${SKIP}</div>${NAV}${MAIN}`, /cannot be seen/],
    'a small skip link': [SKIP.replace('1em', '1px') + NAV + MAIN, /less than 44 px/],
    'a skip link to nowhere': [SKIP + NAV + MAIN.replace('id="main"', ''), /does not take the focus to main/],
    'a menu that Tab does not reach': [SKIP + NAV.replace('<a ', '<a tabindex="-1" ') + MAIN, /Tab does not reach the menu/],
    'an outline taken away': [`<style>:focus{outline:0}</style>${SKIP}${NAV}${MAIN}`, /nothing shows where the focus is/],
    'an order that jumps': [SKIP + NAV + MAIN.replace('<a ', '<a tabindex="2" '), /first stop is not a link|order of Tab/],
    'a stop under something that lies on top': [
      `${SKIP}${NAV}${MAIN}<div style="position:fixed;inset:0;background:#fff">On top</div>`, /is covered/],
  };
  for (const [name, [body, expected]] of Object.entries(journeys)) {
    it(name, async () => {
      const found = await on({ 'index.html': html(body) }, (origin) => journey(origin, { path: '/' }));
      assert.match(found.join('\n'), expected);
    });
  }

  it('and a sound page has no faults', async () => {
    assert.deepEqual(await on({ 'index.html': html(SKIP + NAV + MAIN) }, (origin) => journey(origin, { path: '/' })), []);
  });
});
