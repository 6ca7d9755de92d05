// Proves: what a screen reader is told of one page of each kind (roles, names, levels, in the order of reading) is what
// somebody has read and agreed to: the files of trees/. After a change that is meant: GOLDEN=write node --test
// tree.test.mjs, and read the difference.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn, partsFolders } from './site.mjs';

const [folder] = partsFolders();
const TREES = join(dirname(fileURLToPath(import.meta.url)), 'trees');
const write = process.env.GOLDEN === 'write';
const pages = pagesIn(folder);
// The first page of each kind, and a sensitive one and one in another language.
const kinds = new Map();
for (const page of pages.filter(({ path }) => !path.startsWith('/cy/'))) {
  const kind = /<main[^>]*kind-([a-z-]+)/.exec(page.html)?.[1];
  if (kind && !kinds.has(kind)) kinds.set(kind, page);
}
for (const [name, path] of [['page', '/parts/'], ['easy-read', '/parts/easy-read/'], ['home', '/'], ['sensitive', '/leaving/'], ['welsh', '/cy/parts/']]) {
  kinds.set(name, pages.find((page) => page.path === path));
}
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

/** What a reader is told; the day of the build and the names of files with a hash in them aside. */
async function told(built) {
  const watched = await watchedPage(browser, site.origin, { viewport: { width: 1280, height: 900 } });
  try {
    await watched.visit(built);
    const tree = await watched.page.locator('body').ariaSnapshot();
    return `${tree.replace(/\b\d{1,2} [A-Z][a-z]+ 20\d\d\b/g, 'DAY').replace(/passes \d+ of \d+/g, 'passes N of N')}\n`;
  } finally {
    await watched.close();
  }
}

it('there is a page of every kind', () => {
  const wanted = ['a-z', 'accessibility', 'contact', 'easy-read', 'glossary', 'home', 'leaflet', 'leaflets', 'not-found', 'page', 'search', 'section', 'sensitive', 'settings', 'superseded', 'takedown', 'welsh'];
  for (const kind of wanted) assert.ok(kinds.get(kind), `no page of the kind ${kind}`);
});

for (const [kind, built] of kinds) {
  it(kind, async () => {
    const file = join(TREES, `${kind}.yml`);
    const now = await told(built);
    if (write) {
      mkdirSync(TREES, { recursive: true });
      writeFileSync(file, now);
    }
    assert.ok(existsSync(file), `${file} is not there`);
    assert.equal(now, readFileSync(file, 'utf8'));
  });
}

it('the comparison can fail: a button without a name, a heading of another level', async () => {
  const watched = await watchedPage(browser, site.origin, {});
  try {
    await watched.visit(kinds.get('page'));
    const tree = () => watched.page.locator('body').ariaSnapshot();
    const before = await tree();
    await watched.page.evaluate(() => { document.querySelector('main h2').outerHTML = '<h3>Lists</h3>'; });
    assert.notEqual(await tree(), before);
  } finally {
    await watched.close();
  }
});
