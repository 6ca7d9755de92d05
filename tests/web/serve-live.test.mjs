// Proves: what somebody saves is seen in the browser by itself; a page that did not change is not loaded again; who reads stays where
// they were: scroll, focus, caret, open parts, typed text. Many tabs do not block each other. A leaflet's file is as new as its text.
// Drafts are marked. When the preview ends, the page says so; when it comes back, the page is new.
import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, beforeEach, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { ask, contextAt, newSite, preview, until } from './preview.mjs';

const LONG = Array.from({ length: 30 }, (_, at) => `## Part ${at}\n\nThis is part ${at} of a long page. It has a few words more.\n`).join('\n');
const page = (words, more = '') => `---\ntitle: A long page\nsummary: A page to test with.\nreviewed: 2026-11-22\nowner: The office\n---\n\n${words}\n\n> [!details] More about this\n> Here is more.\n\n${LONG}${more}`;
const PATH = 'content/en/long.md';
let browser;
let site;
let server;

before(async () => {
  browser = await startBrowser();
  site = newSite({ [PATH]: page('First words.') });
  server = await preview(site.folder);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  site?.remove();
});
beforeEach(() => site.write(PATH, page('First words.')));

/** Opens an address, and counts how often it is loaded. */
async function on(path, look, settings = {}) {
  const watched = await watchedPage(browser, server.origin, { viewport: { width: 900, height: 700 }, ...settings });
  try {
    await until(async () => (await ask(server.port, '/long/')).text.includes('First words.'));
    await watched.page.goto(server.origin + path);
    await watched.page.waitForFunction(() => document.readyState === 'complete');
    let loads = 0;
    watched.page.on('load', () => { loads += 1; });
    await look(watched.page, { loads: () => loads, faults: watched.faults });
    assert.deepEqual([...watched.faults], []);
  } finally {
    await watched.close();
  }
}
const sees = (tab, words) => tab.waitForFunction((words) => document.body?.innerText.includes(words), words, { timeout: 10_000 });

it('a saved text is seen', () => on('/long/', async (tab, { loads }) => {
  site.write(PATH, page('Second words.'));
  await sees(tab, 'Second words.');
  await tab.waitForTimeout(300);
  // Its leaflet may be of another size: then the page changes once more.
  assert.ok(loads() >= 1 && loads() <= 2, `${loads()} loads`);
}));

it('a file that a program empties before it writes it is never shown empty', async () => {
  await until(async () => (await ask(server.port, '/long/')).text.includes('First words.'));
  writeFileSync(site.file(PATH), '');
  for (const end = Date.now() + 120; Date.now() < end;) {
    assert.match((await ask(server.port, '/long/')).text, /<title>A long page/);
  }
  site.write(PATH, page('Words at last.'));
  await until(async () => {
    const { text } = await ask(server.port, '/long/');
    assert.match(text, /<title>A long page/);
    return text.includes('Words at last.');
  });
  // One that stays empty is shown as what it is.
  writeFileSync(site.file(PATH), '');
  await until(async () => !(await ask(server.port, '/long/')).text.includes('Words at last.'));
});

it('it is seen as well if a program saves beside the file and renames, or takes the file away first', () => on('/long/', async (tab, { faults }) => {
  site.write('content/en/.long.md.swp', 'x');
  site.write('content/en/long.md~', page('Wrong words.'));
  site.write('content/en/long.md.new', page('Renamed words.'));
  renameSync(site.file('content/en/long.md.new'), site.file(PATH));
  await sees(tab, 'Renamed words.');
  rmSync(site.file(PATH));
  await until(async () => (await ask(server.port, '/long/')).status === 404);
  await tab.waitForFunction(() => document.title.includes('not') || !document.body.innerText.includes('Renamed words.'));
  site.write(PATH, page('Back again.'));
  await sees(tab, 'Back again.');
  rmSync(site.file('content/en/long.md~'));
  // The page that was not there for a moment had the status 404: that is right.
  faults.clear();
}));

it('a page that did not change is not loaded again', () => on('/accessibility/', async (tab, { loads }) => {
  await tab.waitForTimeout(1500);
  const before = loads();
  site.write(PATH, page('Third words.'));
  await until(async () => (await ask(server.port, '/long/')).text.includes('Third words.'));
  await tab.waitForTimeout(700);
  assert.equal(loads(), before);
}));

it('who reads stays at the same words, though the page grew above', () => on('/long/', async (tab) => {
  await tab.evaluate(() => document.getElementById('part-20').scrollIntoView());
  await tab.waitForTimeout(100);
  const before = await tab.evaluate(() => document.getElementById('part-20').getBoundingClientRect().top);
  site.write(PATH, page('Fourth words.\n\nAnd one more paragraph.\n\nAnd another one.'));
  await sees(tab, 'Fourth words.');
  await tab.waitForFunction((before) => Math.abs(document.getElementById('part-20').getBoundingClientRect().top - before) <= 2, before, { timeout: 3000 });
}));

it('open parts stay open, the focus stays', () => on('/long/', async (tab) => {
  await tab.locator('main details summary').first().focus();
  await tab.keyboard.press('Enter');
  assert.equal(await tab.locator('main details').first().evaluate((part) => part.open), true);
  site.write(PATH, page('Fifth words.'));
  await sees(tab, 'Fifth words.');
  await tab.waitForFunction(() => document.querySelector('main details').open && document.activeElement?.tagName === 'SUMMARY');
}));

it('what somebody typed stays, with the caret', () => on('/search/', async (tab, { faults }) => {
  // The preview makes no search; its page is there all the same.
  const field = tab.locator('main input').first();
  await field.waitFor();
  await field.fill('advocate for me');
  await field.evaluate((input) => { input.focus(); input.setSelectionRange(3, 5); });
  const key = () => tab.evaluate(() => document.querySelector('script[data-key]').dataset.key);
  const before = await key();
  site.edit('content/site.toml', 'name = "', 'name = "New ');
  await until(async () => (await key().catch(() => before)) !== before);
  await tab.waitForFunction(() => {
    const input = document.querySelector('main input');
    return input?.value === 'advocate for me' && document.activeElement === input && input.selectionStart === 3 && input.selectionEnd === 5;
  });
  site.edit('content/site.toml', 'name = "New ', 'name = "');
  faults.clear();
}));

it('ten tabs of one browser all see it', async () => {
  const context = await contextAt(browser, server.origin);
  try {
    const tabs = [];
    for (let at = 0; at < 10; at += 1) {
      const tab = await context.newPage();
      await tab.goto(`${server.origin}/long/`, { timeout: 10_000 });
      tabs.push(tab);
    }
    site.write(PATH, page('Words for ten.'));
    await Promise.all(tabs.map((tab) => sees(tab, 'Words for ten.')));
  } finally {
    await context.close();
  }
});

it('a browser without shared workers sees it too', async () => {
  const context = await contextAt(browser, server.origin);
  await context.addInitScript(() => { delete window.SharedWorker; });
  try {
    const tab = await context.newPage();
    await tab.goto(`${server.origin}/long/`);
    site.write(PATH, page('Words without a worker.'));
    await sees(tab, 'Words without a worker.');
  } finally {
    await context.close();
  }
});

it('a leaflet is as new as its text, whenever it is asked for, and its page names it', async () => {
  const first = await ask(server.port, '/long/long.pdf');
  assert.deepEqual([first.status, first.headers['content-type'], first.text.slice(0, 5)], [200, 'application/pdf', '%PDF-']);
  await until(async () => (await ask(server.port, '/long/')).text.includes('/long/long.pdf'));
  for (let time = 0; time < 5; time += 1) {
    site.write(PATH, page(`Words of time ${time}.`));
    const next = await ask(server.port, '/long/long.pdf');
    assert.equal(next.status, 200);
    assert.notDeepEqual(next.bytes, first.bytes);
    const again = await ask(server.port, '/long/long.pdf');
    assert.deepEqual(again.bytes, next.bytes, 'a second look at the same text gives the same leaflet');
  }
});

it('a draft is shown, and says that it is one; the published site has none', async () => {
  site.write('content/en/draft.md', '---\ntitle: A plan\ndraft: true\nreviewed: 2026-11-22\nowner: The office\n---\n\nWe plan this.\n');
  await until(async () => (await ask(server.port, '/draft/')).status === 200);
  assert.match((await ask(server.port, '/draft/')).text, /This page is a draft\. Readers do not see it\./);
  const published = await preview(site.folder, ['--no-drafts']);
  assert.equal((await ask(published.port, '/draft/')).status, 404);
  await published.stop();
  rmSync(site.file('content/en/draft.md'));
});

it('with --poll the system is not needed', async () => {
  const other = await preview(site.folder, ['--poll']);
  try {
    site.write(PATH, page('Words that were looked for.'));
    await until(async () => (await ask(other.port, '/long/')).text.includes('Words that were looked for.'), { patience: 5000 });
  } finally {
    await other.stop();
  }
});

it('when the preview ends the page says so, and when it is back the page is new', async () => {
  const own = await preview(site.folder);
  const context = await contextAt(browser, own.origin);
  try {
    const tab = await context.newPage();
    await tab.goto(`${own.origin}/long/`);
    await own.stop();
    await tab.getByRole('alert').filter({ hasText: 'The preview does not answer. This page may be old.' }).waitFor({ timeout: 10_000 });
    site.write(PATH, page('Words while nobody served.'));
    const again = await preview(site.folder, ['--port', String(own.port)]);
    assert.equal(again.port, own.port);
    await tab.getByRole('alert').filter({ hasText: 'The preview was started anew and has a new address.' }).waitFor({ timeout: 15_000 });
    // Its address is opened in another tab of the same browser, and this page goes on.
    const other = await context.newPage();
    await other.goto(again.key);
    assert.equal(other.url(), `${own.origin}/`);
    await sees(tab, 'Words while nobody served.');
    assert.equal(await tab.getByRole('alert').count(), 0);
    await again.stop();
  } finally {
    await context.close();
  }
});

it('the preview says what it shows', () => {
  writeFileSync(site.file(PATH), page('Said words.'));
  return until(() => /\/long\/.*: shown after \d/.test(server.said()));
});
