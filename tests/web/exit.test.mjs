// Proves: on a page that is marked as sensitive a second link, right after the skip link, and a button lead away, with
// JavaScript off too; with it the page is hidden at once, does not stay behind the button “back”, and Shift pressed three
// times leaves as well, while Shift with another key, two presses or slow presses do not. What it cannot hide is said.
// Nothing of it is printed, and no other page has it.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn, partsFolders } from './site.mjs';

const [folder] = partsFolders();
const AWAY = 'https://www.bbc.co.uk/weather';
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

/** Opens the page by a link from the home page; the way out leads to a page of our own making. */
async function on(settings, look) {
  const watched = await watchedPage(browser, site.origin, settings);
  const { page } = watched;
  try {
    await page.route(AWAY, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }));
    await page.goto(site.origin);
    await page.goto(`${site.origin}/leaving/`);
    await look(page);
    if (settings.javaScriptEnabled !== false && page.url().startsWith(site.origin)) assert.deepEqual(await watched.kept(), []);
  } finally {
    await watched.close();
  }
}
const left = (page) => page.waitForURL(AWAY, { timeout: 5000 });
const stayed = async (page) => {
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).pathname, '/leaving/');
};
const shift = (page, times) => Array.from({ length: times }).reduce((done) => done.then(() => page.keyboard.press('Shift')), Promise.resolve());

it('without JavaScript the second stop of Tab leads away', () => on({ javaScriptEnabled: false }, async (page) => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => ({ href: document.activeElement.href, words: document.activeElement.textContent, box: document.activeElement.getBoundingClientRect() }));
  assert.equal(link.href, AWAY);
  assert.equal(link.words, 'Exit this page');
  assert.ok(link.box.left >= 0 && link.box.height >= 44, 'the link cannot be seen when it has the focus');
  await page.keyboard.press('Enter');
  await left(page);
}));

it('without JavaScript the button leads away, above the text, and nothing speaks of Shift', () => on({ javaScriptEnabled: false }, async (page) => {
  const button = page.locator('header a.button-exit');
  const heading = await page.locator('h1').boundingBox();
  assert.ok((await button.boundingBox()).y < heading.y);
  assert.equal(await page.locator('.exit .scripts').first().isVisible(), false);
  await button.click();
  await left(page);
}));

it('the page is hidden at once, and “back” does not lead to it', () => on({}, async (page) => {
  // The first time the other page does not come: this one stays, and shows nothing.
  let tries = 0;
  await page.route(AWAY, (route) => { tries += 1; return tries === 1 ? route.fulfill({ status: 204 }) : route.fallback(); });
  await page.locator('header a.button-exit').click();
  await page.waitForFunction(() => getComputedStyle(document.body).visibility === 'hidden' && document.title === 'Loading');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await left(page);
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/');
}));

it('Shift three times leaves, and is counted aloud', () => on({}, async (page) => {
  const said = page.locator('.exit-said');
  await shift(page, 1);
  assert.match(await said.textContent(), /2 more times/);
  await shift(page, 1);
  assert.match(await said.textContent(), /1 more time/);
  await shift(page, 1);
  await left(page);
}));

it('Shift with another key, and two presses, do not leave', () => on({}, async (page) => {
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('Shift+Tab');
  await stayed(page);
  await shift(page, 2);
  await page.keyboard.press('a');
  await shift(page, 2);
  await stayed(page);
}));

it('slow presses do not leave, and the page says so', () => on({}, async (page) => {
  await page.clock.install();
  await page.reload();
  await shift(page, 2);
  await page.clock.runFor(5100);
  assert.match(await page.locator('.exit-said').textContent(), /too long/);
  await shift(page, 1);
  await stayed(page);
}));

it('it says what it cannot hide, and is not printed', () => on({}, async (page) => {
  await page.locator('.exit summary').click();
  assert.match(await page.locator('header .exit').innerText(), /does not clear the history/);
  await page.emulateMedia({ media: 'print' });
  for (const part of await page.locator('.exit, [data-exit]').all()) assert.equal(await part.isVisible(), false);
}));

it('no other page has it', () => {
  const having = pagesIn(folder).filter(({ html }) => html.includes('data-exit')).map(({ path }) => path);
  // Where the page has no Welsh yet, the Welsh address shows it in English: with its way out.
  assert.deepEqual(having, ['/cy/leaving/', '/leaving/']);
});
