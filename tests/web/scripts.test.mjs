// Proves: pages in Welsh and Urdu (drafts, which the public site does not have yet) and in Arabic have no faults that axe-core or the
// browser find, in any state; where lines begin on the right, everything stands mirrored, in another theme and in the drawing of a checker
// too; and numbers are shown and read in the right order: 0844 248 9 248 stays 0844 248 9 248. Also proves that each of these checks can fail.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { examine } from './examine.mjs';
import { serve } from './serve.mjs';
import { pagesIn, scriptsFolders, siteFolder, temporarySite } from './site.mjs';

const [drafts, scripts] = scriptsFolders();
const of = (folder, wanted) => pagesIn(folder).filter(({ path, stub }) => !stub && wanted.test(path));
const CHECKED = [
  ...of(drafts, /^\/ur\/(imha\/(easy-read\/|service-user-leaflet\/)?|can-i-have-an-imha\/(situation\/|other-nation\/|all-questions\/)?|glossary\/|leaflets\/|a-z\/|search\/|settings\/)?$/),
  ...of(drafts, /^\/cy\/(imha\/(easy-read\/)?|can-i-have-an-imha\/)?$/),
].map((page) => [drafts, page]).concat(of(scripts, /^\/(help\/(all-leaflet\/)?)?$|^\/pa\/help\/$/).map((page) => [scripts, page]));
let browser;
const servers = new Map();

before(async () => {
  browser = await startBrowser();
  for (const folder of [drafts, scripts]) servers.set(folder, await serve(folder));
});
after(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
});

/** Does something on an open page of a site. */
async function on(origin, path, work, width = 1280) {
  const watched = await watchedPage(browser, origin, { viewport: { width, height: 900 } });
  try {
    await watched.visit({ path });
    return await work(watched.page);
  } finally {
    await watched.close();
  }
}

/** Inside the page: what should be read from left to right and is shown in another order. */
function disordered(selector) {
  const found = [];
  for (const element of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        if (/\s/.test(node.data[at])) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.width === 0) continue;
        if (last && Math.abs(last.top - box.top) < 4 && box.left < last.left) found.push(element.textContent);
        last = box;
      }
    }
  }
  return [...new Set(found)];
}

it('there are pages in every script, and the public site has no drafts', () => {
  assert.ok(CHECKED.length >= 18, CHECKED.map(([, { path }]) => path).join(' '));
  assert.deepEqual(pagesIn(siteFolder()).filter(({ path }) => /^\/(cy|ur)\//.test(path)).map(({ path }) => path), []);
  for (const [, { html, path }] of CHECKED.filter(([folder]) => folder === drafts)) {
    const lang = path.slice(1, 3);
    assert.match(html, new RegExp(`<html(?=[^>]* lang="?${lang}\\b)(?=[^>]* dir="?${lang === 'ur' ? 'rtl' : 'ltr'}\\b)`), path);
  }
});

describe('axe-core and the browser find nothing', { concurrency: 2 }, () => {
  for (const [folder, built] of CHECKED) {
    it(`${built.path} (${folder === drafts ? 'drafts' : 'scripts'})`, async () => {
      const faults = await examine(browser, servers.get(folder).origin, built);
      if (faults.length > 0) assert.fail(`${built.file}:\n  ${faults.join('\n  ')}\n`);
    });
  }
});

describe('numbers are in the right order', { concurrency: 2 }, () => {
  for (const [folder, built] of CHECKED) {
    it(built.path, async () => {
      const found = await on(servers.get(folder).origin, built.path, async (page) => {
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
        return page.evaluate(disordered, '.phone, .email, .web, bdi[dir=ltr]');
      }, 320);
      assert.deepEqual(found, []);
    });
  }

  it('a phone number is heard as it is dialled, and seen so', async () => {
    await on(servers.get(drafts).origin, '/ur/imha/', async (page) => {
      assert.ok((await page.locator('main .phone').allInnerTexts()).includes('0844 248 9 248'));
      assert.match(await page.locator('main').ariaSnapshot(), /link "0844 248 9 248"/);
      assert.match(await page.locator('main').innerText(), /5\(2\)/);
      assert.ok((await page.locator('bdi[dir=ltr]').allInnerTexts()).includes('5(2)'));
    });
  });

  it('a number that stands among Urdu words without anything around it is noticed', async () => {
    const html = '<!doctype html><html lang="ur" dir="rtl"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><p>فون <span class="phone">0844 248 9 248</span> پر</p>';
    const server = await serve(temporarySite({ 'index.html': html }));
    try {
      assert.deepEqual(await on(server.origin, '/', (page) => page.evaluate(disordered, '.phone')), ['0844 248 9 248']);
    } finally {
      await server.close();
    }
  });
});

describe('the page is a mirror image', () => {
  /** The middle of an element, across. */
  const middle = async (page, selector, at = 0) => {
    const box = await page.locator(selector).nth(at).boundingBox();
    return box.x + box.width / 2;
  };
  const order = async (page) => ({
    name: await middle(page, '.site-name') > 640,
    menu: await middle(page, '.site-nav li', 0) > await middle(page, '.site-nav li', 1),
    breadcrumb: await middle(page, '.breadcrumb li', 0) > await middle(page, '.breadcrumb li', 1),
    picture: await middle(page, '.row-picture', 0) > await middle(page, '.row-words', 0),
    footer: await middle(page, '.help') > await middle(page, '.footer-links'),
  });
  const mirrored = { name: true, menu: true, breadcrumb: true, picture: true, footer: true };

  it('in Urdu', async () => {
    assert.deepEqual(await on(servers.get(drafts).origin, '/ur/imha/easy-read/', order), mirrored);
  });
  it('and not in Welsh', async () => {
    const straight = Object.fromEntries(Object.keys(mirrored).map((name) => [name, false]));
    assert.deepEqual(await on(servers.get(drafts).origin, '/cy/imha/easy-read/', order), straight);
  });
  it('letters that are joined are never drawn apart', async () => {
    const spacing = await on(servers.get(drafts).origin, '/ur/imha/', (page) => page.evaluate(() => {
      document.documentElement.dataset.spacing = 'wide';
      return ['html', 'h1', 'main p'].map((selector) => getComputedStyle(document.querySelector(selector)).letterSpacing);
    }));
    assert.deepEqual(spacing, ['normal', 'normal', 'normal']);
  });
});

/** A small site in languages that begin on the right, built in the theme harbour: its folder. */
function inHarbour() {
  const folder = mkdtempSync(join(tmpdir(), 'plainleaf-harbour-'));
  const here = (path) => new URL(`../${path}`, import.meta.url).pathname;
  cpSync(here('pdf/scripts'), folder, { recursive: true });
  cpSync(here('../themes/harbour'), join(folder, 'themes/harbour'), { recursive: true });
  const settings = join(folder, 'content/site.toml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('theme = "plain"', 'theme = "harbour"'));
  execFileSync(process.env.PLAINLEAF, ['build', folder, '--no-leaflets', '--out', join(folder, 'public'), '--today', '2026-11-22'], { stdio: 'pipe' });
  return join(folder, 'public');
}

describe('the theme harbour is a mirror image', () => {
  let folder;
  let server;
  before(async () => { server = await serve(folder = inHarbour()); });
  after(() => server?.close());

  /** Whether each of two parts stands on the right of the next. */
  const order = (page) => page.evaluate(() => {
    const middle = (element) => { const box = element.getBoundingClientRect(); return box.x + box.width / 2; };
    const before = (first, second) => middle(first) > middle(second);
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      logo: before(...all('.site-name img, .site-name span')),
      name: before(...all('.site-name, .tools')),
      menu: middle(document.querySelector('.site-nav li')) > innerWidth / 2,
      breadcrumb: before(...all('.breadcrumb p > a, .breadcrumb p > [aria-current]')),
      footer: before(...all('.help, .footer-links')),
    };
  });
  const mirrored = { logo: true, name: true, menu: true, breadcrumb: true, footer: true };

  for (const path of ['/help/', '/ur/help/']) {
    it(path, async () => {
      assert.deepEqual(await on(server.origin, path, order), mirrored);
    });
    it(`${path}: axe-core and the browser find nothing`, async () => {
      const built = pagesIn(folder).find((page) => page.path === path);
      assert.deepEqual(await examine(browser, server.origin, built), []);
    });
  }
  it('and not in Welsh', async () => {
    const straight = Object.fromEntries(Object.keys(mirrored).map((name) => [name, false]));
    assert.deepEqual(await on(server.origin, '/cy/help/', order), straight);
  });
});

describe('the drawing of a checker is a mirror image', () => {
  /** Inside the drawing: whether what comes later stands further to the left, and words begin on the right of their box; what is cut off. */
  const seen = (page) => page.evaluate(() => {
    const width = document.documentElement.viewBox.baseVal.width;
    const boxes = [...document.querySelectorAll('rect')].map((rect) => rect.getBBox());
    const words = [...document.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBBox() }));
    const inside = boxes.map((box) => ({ box, text: words.find(({ box: at }) => at.y >= box.y && at.y + at.height <= box.y + box.height + 4)?.box }));
    const [first, second] = boxes;
    return {
      steps: second.x + second.width < first.x + first.width,
      words: inside.every(({ box, text }) => text && box.x + box.width - (text.x + text.width) < 20),
      cut: words.filter(({ box }) => box.x < 0 || box.x + box.width > width).map(({ words: text }) => text),
    };
  });
  const drawing = 'can-i-have-an-imha/all-questions/drawing.svg';

  it('in Urdu', async () => {
    assert.deepEqual(await on(servers.get(drafts).origin, `/ur/${drawing}`, seen), { steps: true, words: true, cut: [] });
  });
  it('and not in Welsh', async () => {
    assert.deepEqual(await on(servers.get(drafts).origin, `/cy/${drawing}`, seen), { steps: false, words: false, cut: [] });
  });
});
