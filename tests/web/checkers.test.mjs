// Proves, with JavaScript switched off and with a keyboard alone: every way through every checker of the built site,
// chosen answer by answer, ends in an outcome that says whom to phone; "back", "start again" and "change" lead where
// they say; what a page says was answered is what was answered; answers are large enough to hit; and there are as many
// pages as can be reached. What each page looks like to axe, and to Tab, is judged with all other pages (axe.test.mjs,
// nojs.test.mjs). Also proves that the walk can fail.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn, siteFolder, temporarySite } from './site.mjs';

const folder = siteFolder();
const WITHOUT = { javaScriptEnabled: false, viewport: { width: 320, height: 700 } };
const kindOf = ({ html }) => /<main[^>]*\bkind-([a-z-]+)/.exec(html)?.[1] ?? '';
const pages = pagesIn(folder);
const parts = pages.filter((page) => kindOf(page) === 'checker-part').map(({ path }) => path);
const starts = pages.filter((page) => kindOf(page) === 'checker-all').map(({ path }) => path.replace(/all-questions\/$/, ''));
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

/** What a reader of a page can see of a checker. */
function look() {
  const clean = (words) => words.replace(/\s+/g, ' ').trim();
  const links = (selector) => [...document.querySelectorAll(selector)].map((link) => {
    const box = link.getBoundingClientRect();
    return { words: clean(link.textContent), to: new URL(link.href).pathname, large: box.width >= 44 && box.height >= 44 };
  });
  return {
    title: clean(document.querySelector('h1').textContent),
    asks: document.querySelector('.answers') !== null,
    answers: links('main .answers a'),
    ways: links('main .places a'),
    begin: links('main a.button'),
    phones: document.querySelectorAll('main .text a[href^="tel:"]').length,
    urgent: document.querySelectorAll('main .callout-urgent a[href^="tel:"]').length,
    answered: [...document.querySelectorAll('main .facts-table > div')].map((row) => ({
      question: clean(row.querySelector('dt').textContent),
      answer: clean(row.querySelector('dd').textContent),
      to: row.querySelector('a') && new URL(row.querySelector('a').href).pathname,
    })),
  };
}

/** Presses Tab until the focus is on a link to an address inside the main text, then Enter. */
async function choose(page, to, words) {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => ({
      to: document.activeElement?.href ? new URL(document.activeElement.href).pathname : '',
      words: document.activeElement?.textContent.replace(/\s+/g, ' ').trim(),
      main: document.activeElement?.closest('main') !== null,
    }));
    if (here.main && here.to === to && here.words === words) {
      await Promise.all([page.waitForURL((url) => url.pathname === to), page.keyboard.press('Enter')]);
      return;
    }
  }
  throw new Error(`the keyboard does not come to “${words}”`);
}

/** Walks every way through a checker from its start. Gives what is wrong, the pages that were seen and how many ways there are. */
async function walk(origin, start) {
  const watched = await watchedPage(browser, origin, WITHOUT);
  const { page } = watched;
  const faults = new Set();
  const met = new Map();
  const at = async (path) => {
    if (!met.has(path)) {
      await watched.visit({ path });
      met.set(path, await page.evaluate(look));
    }
    return met.get(path);
  };
  let ways = 0;
  const open = [];
  try {
    const first = await at(start);
    const begin = first.begin.find(({ to }) => to.startsWith(start));
    if (!begin) return { faults: ['there is no link to begin'], met, ways };
    open.push({ path: begin.to, steps: [{ path: start, words: begin.words }] });
    while (open.length > 0) {
      const { path, steps } = open.pop();
      const seen = await at(path);
      const note = (fault) => faults.add(`${path}: ${fault}`);
      const given = steps.slice(1).map(({ title, words }) => `${title} ${words}`);
      for (const { question, answer } of seen.answered) {
        if (!given.includes(`${question} ${answer}`)) note(`says that “${answer}” was the answer to “${question}”, and on one way it was not`);
      }
      for (const { to } of seen.answered) if (!steps.some((step) => step.path === to)) note('“change” leads to a question that was not asked');
      const [back, again] = seen.ways;
      if (!steps.some((step) => step.path === back?.to)) note('“back” leads somewhere else than to a page that was seen');
      if (again?.to !== start) note('“start again” does not lead to the start');
      if (steps.length > 12) throw new Error(`${path}: this way does not end`);
      if (!seen.asks) {
        ways += 1;
        if (seen.phones === 0) note('an outcome without a number to call');
      }
      for (const { words, to, large } of seen.answers) {
        if (!large) note(`the answer “${words}” is less than 44 px high or wide`);
        // Another checker begins at its own start.
        if (to.startsWith(start)) open.push({ path: to, steps: [...steps, { path, title: seen.title, words }] });
        else if (!starts.includes(to)) note(`the answer “${words}” leads out of the checker`);
        else ways += 1;
      }
      if (seen.asks && seen.answers.length < 2) note('a question without a choice');
      if (seen.urgent === 0) note('nothing says where to get help now');
    }
    for (const fault of [...watched.faults, ...(await watched.kept())]) faults.add(fault);
  } finally {
    await watched.close();
  }
  return { faults: [...faults], met, ways };
}

it('there are checkers', () => {
  assert.ok(starts.length >= 4, `only ${starts}`);
});

describe('every way ends in an outcome with a contact', { concurrency: 2 }, () => {
  for (const start of starts) {
    it(start, async (test) => {
      const { faults, met, ways } = await walk(site.origin, start);
      test.diagnostic(`${ways} ways through ${met.size} pages`);
      assert.deepEqual(faults, []);
      const inner = starts.filter((other) => other !== start && other.startsWith(start));
      const own = parts.filter((path) => path.startsWith(start) && !inner.some((other) => path.startsWith(other)));
      assert.deepEqual([...met.keys()].sort(), [start, ...own].sort(), 'pages that no way leads to, or ways to pages that are not there');
    });
  }
});

describe('with nothing but a keyboard', { concurrency: 2 }, () => {
  for (const start of starts) {
    it(`${start}: every answer can be chosen`, async () => {
      const watched = await watchedPage(browser, site.origin, WITHOUT);
      const { page } = watched;
      try {
        await watched.visit({ path: start });
        const begin = (await page.evaluate(look)).begin.find(({ to }) => to.startsWith(start));
        await choose(page, begin.to, begin.words);
        const open = [begin.to];
        const met = new Set();
        while (open.length > 0) {
          const path = open.pop();
          if (met.has(path)) continue;
          met.add(path);
          await watched.visit({ path });
          for (const { words, to } of (await page.evaluate(look)).answers) {
            await watched.visit({ path });
            await choose(page, to, words);
            if (to.startsWith(start)) open.push(to);
          }
        }
        assert.ok(met.size > 2);
        assert.deepEqual([...watched.faults], []);
      } finally {
        await watched.close();
      }
    });
  }
});

describe('the walk can fail', () => {
  const CSS = '<style>.answers a, .button{display:block;min-height:48px}</style>';
  const page = (kind, body) => `<!doctype html><html lang="en" dir="ltr"><head><title>x</title><link rel="icon" href="data:,">${CSS}</head><body><main class="kind-${kind}"><h1>${kind}</h1>${body}</main></body></html>`;
  const links = (back) => `<ul class="places"><li><a href="${back}">Back</a></li><li><a href="/c/">Start again</a></li></ul><div class="callout-urgent"><a href="tel:999">999</a></div>`;
  const start = page('page', '<a class="button" href="/c/q/">Start</a>');
  const question = (answers, more = '') => page('checker-part', `<ul class="answers">${answers}</ul>${links('/c/')}${more}`);
  const end = (text, more = '') => page('checker-part', `<div class="text">${text}</div>${links('/c/q/')}${more}`);
  const YES = '<li><a href="/c/q/yes/">Yes, it is so</a></li>';
  const NO = '<li><a href="/c/q/no/">No, it is not</a></li>';
  const PHONE = '<a href="tel:1">1</a>';
  const sound = { 'c/index.html': start, 'c/q/index.html': question(YES + NO), 'c/q/yes/index.html': end(PHONE), 'c/q/no/index.html': end(PHONE) };
  const said = (words) => `<dl class="facts-table"><div><dt>checker-part</dt><dd>${words}</dd><dd><a href="/c/q/">Change</a></dd></div></dl>`;
  const broken = {
    'an outcome without a number': [{ 'c/q/no/index.html': end('Ask.') }, /\/c\/q\/no\/: an outcome without a number to call/],
    'an answer that is not there': [{ 'c/q/index.html': question(`${YES}<li><a href="/c/q/gone/">No, it is not</a></li>`) }, /status 404|gone/],
    'an answer that leads away': [{ 'c/q/index.html': question(`${YES}<li><a href="/elsewhere/">No, it is not</a></li>`) }, /leads out of the checker/],
    'one answer': [{ 'c/q/index.html': question(YES) }, /without a choice/],
    'a small answer': [{ 'c/q/index.html': question(YES + NO).replace('48px', '20px') }, /less than 44 px/],
    'an answer that nobody gave': [{ 'c/q/yes/index.html': end(PHONE, said('No, it is not')) }, /on one way it was not/],
    'a back that leads away': [{ 'c/q/yes/index.html': end(PHONE).replace('href="/c/q/"', 'href="/c/q/no/"') }, /“back” leads somewhere else/],
    'no help now': [{ 'c/q/yes/index.html': end(PHONE).replace('tel:999', '#') }, /where to get help now/],
  };
  const walked = async (files) => {
    const server = await serve(temporarySite({ ...sound, ...files, '404.html': page('not-found', '') }));
    try {
      return await walk(server.origin, '/c/').catch((error) => ({ faults: [String(error)] }));
    } finally {
      await server.close();
    }
  };
  for (const [name, [files, expected]] of Object.entries(broken)) {
    it(name, async () => assert.match((await walked(files)).faults.join('\n'), expected));
  }
  it('and a sound checker has no faults', async () => {
    const { faults, ways, met } = await walked({ 'c/q/yes/index.html': end(PHONE, said('Yes, it is so')) });
    assert.deepEqual([faults, ways, met.size], [[], 2, 4]);
  });
});
