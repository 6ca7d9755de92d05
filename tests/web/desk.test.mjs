// Proves, against the real preview: each page of the workbench is accessible in light, dark and forced colours, on a telephone and on
// a desk, and can be used with the keyboard alone; what is written in the browser is saved, shown, judged while it is typed, and can be
// taken back; without scripts the form still saves; two people who write in one file lose nothing; everything new begins well.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser, watchedPage } from './browser.mjs';
import { examine, judgeNow, STATES } from './examine.mjs';
import { fetchAs, preview as start, until } from './preview.mjs';

// The project's own site, in a folder that may be written.
const folder = mkdtempSync(join(tmpdir(), 'plainleaf-desk-'));
let browser;
let preview;
const file = (path) => join(folder, path);
const text = (path) => readFileSync(file(path), 'utf8');
const desk = (path) => `${preview.origin}/_plainleaf/${path}`;

/** The page that is tried out as it was, in the file and in the preview. */
async function putBack(before) {
  writeFileSync(file('content/en/tried.md'), before);
  await until(async () => (await (await fetchAs(desk('edit?file=content/en/tried.md'))).text()).includes('You can get help e.g. from us.'));
}

/** A page of the workbench, open. */
async function open(path, settings = {}) {
  const watched = await watchedPage(browser, preview.origin, { viewport: { width: 1280, height: 900 }, ...settings });
  await watched.page.goto(desk(path));
  return watched;
}

before(async () => {
  browser = await startBrowser();
  cpSync(join(dirname(fileURLToPath(import.meta.url)), '../../content'), join(folder, 'content'), { recursive: true });
  // Something to find and to fix.
  writeFileSync(file('content/en/tried.md'), `---\ntitle: Tried out\nsummary: A page with faults.   # a remark\nreviewed: 2026-11-22\nowner: Onside\n---\n\n## Who can get help\n\nYou can get help e.g. from us. See [the other page](none.md).\n\nPlease read this page.\n\n- one\n- two\n`);
  preview = await start(folder);
});
after(async () => {
  await browser?.close();
  await preview?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe(`every page of the workbench in ${STATES.length} states`, () => {
  const pages = [
    '', 'findings', 'review', 'saves', 'new', 'new?kind=easy', 'new?kind=leaflet', 'new?kind=checker', 'new?kind=picture', 'page?file=content/en/imha.md', 'page?file=content/en/tried.md&at=150-170',
    'page?file=content/en/imha.md&size=desk', 'flow?file=content/en/which-advocate.checker.md', 'edit?file=content/en/tried.md', 'edit?file=content/en/imha.service-user.leaflet.md',
    'edit?file=content/contacts.toml', 'rules/sentence-length',
  ];
  for (const path of pages) {
    it(path || 'the first page', async () => {
      const faults = await examine(browser, preview.origin, { path: `/_plainleaf/${path}`, status: 200 });
      if (faults.length > 0) assert.fail(`${path}:\n  ${faults.join('\n  ')}\n`);
    });
  }
});

it('a page that is edited is saved, shown and taken back', async () => {
  const before = text('content/en/tried.md');
  const { page, faults, close } = await open('edit?file=content/en/tried.md');
  await page.fill('#f-summary', 'A page with other words.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved:').waitFor();
  // One field is one line, with its remark.
  assert.equal(text('content/en/tried.md'), before.replace('A page with faults.', 'A page with other words.'));
  await page.goto(`${preview.origin}/tried/`);
  assert.match(await page.content(), /A page with other words\./);
  await page.goto(desk('saves'));
  await page.getByRole('button', { name: /Take this back.*tried\.md/ }).first().click();
  await page.getByText('Taken back:').waitFor();
  assert.equal(text('content/en/tried.md'), before);
  assert.deepEqual([...faults], []);
  await close();
});

it('a save without a change leaves the file as it is', async () => {
  for (const path of ['content/en/imha.md', 'content/en/imha.service-user.leaflet.md', 'content/site.toml']) {
    const before = readFileSync(file(path));
    const { page, close } = await open(`edit?file=${path}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('There was nothing to save.').waitFor();
    assert.ok(readFileSync(file(path)).equals(before), path);
    await close();
  }
});

it('with the keyboard alone: write, hear what is found, go to it, save', async () => {
  const before = text('content/en/tried.md');
  const { page, faults, close } = await open('edit?file=content/en/tried.md');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.focus('#text');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nWords of a new part');
  await page.keyboard.press('Control+Shift+Digit1');
  assert.match(await page.inputValue('#text'), /\n## Words of a new part$/);
  await page.keyboard.press('Control+Shift+Digit1');
  await page.keyboard.press('Control+Shift+Digit2');
  assert.match(await page.inputValue('#text'), /\n- Words of a new part$/);
  await page.keyboard.press('Control+Shift+Digit3');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'tool-pages');
  // A tool is found by its name too.
  await page.selectOption('#tool-pages', { index: 1 });
  await page.focus('#text');
  await page.keyboard.press('Control+End');
  await page.getByRole('button', { name: 'Put it in' }).press('Enter');
  assert.match(await page.inputValue('#text'), /Words of a new part\[[^\]]+\]\([^)]+\.md\)$/);
  await page.keyboard.press('Control+z');
  assert.match(await page.inputValue('#text'), /Words of a new part$/);
  // What is typed is shown and judged before it is saved.
  await page.getByText(/Found .* in what you typed/).waitFor();
  await page.frameLocator('#preview').getByText('Words of a new part').waitFor();
  assert.equal(text('content/en/tried.md'), before);
  const pin = page.locator('#list .pin', { hasText: /none\.md|no page|no file/i }).first();
  await pin.focus();
  await page.keyboard.press('Enter');
  const marked = await page.evaluate(() => {
    const area = document.activeElement;
    return area.value.slice(area.selectionStart, area.selectionEnd);
  });
  assert.match(marked, /none\.md/);
  await page.keyboard.press('Control+s');
  await page.getByText('Saved:').waitFor();
  assert.equal(text('content/en/tried.md').trimEnd(), `${before.trimEnd()}\n\n- Words of a new part`.replace('- two\n\n- W', '- two\n\n- W'));
  assert.deepEqual([...faults], []);
  await close();
  await putBack(before);
});

it('a list changes when a file does, and nobody is moved', async () => {
  const { page, faults, close } = await open('findings');
  const more = text('content/en/tried.md').replace('Please read', 'Phone 01234 567 890. Please read');
  writeFileSync(file('content/en/tried.md'), more);
  await page.getByText('A phone number is typed by hand here').first().waitFor();
  await page.getByRole('link', { name: /^Show me/ }).first().focus();
  const focused = await page.evaluate(() => document.activeElement.outerHTML);
  await putBack(more.replace('Phone 01234 567 890. ', ''));
  await page.getByText('A file changed. Load this page again to see it.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.outerHTML), focused);
  assert.deepEqual([...faults], []);
  await close();
});

it('without scripts the form saves', async () => {
  const before = text('content/en/tried.md');
  const { page, close } = await open('edit?file=content/en/tried.md', { javaScriptEnabled: false });
  await page.fill('#text', '## Other words\n\nWe help you.\n');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved:').waitFor();
  assert.match(text('content/en/tried.md'), /\n---\n## Other words\n\nWe help you\.\n$/);
  await page.getByRole('button', { name: /Take this back/ }).click();
  await page.getByText('Taken back:').waitFor();
  assert.equal(text('content/en/tried.md'), before);
  await close();
});

it('two people who write in one file lose nothing', async () => {
  const before = text('content/en/tried.md');
  const { page, close } = await open('edit?file=content/en/tried.md');
  await page.fill('#text', 'My words.');
  writeFileSync(file('content/en/tried.md'), before.replace('Please read', 'You may read'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'This file was changed by somebody else' }).waitFor();
  assert.match(text('content/en/tried.md'), /You may read/);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await judgeNow(page, width), []);
  }
  assert.match(await page.getByLabel('The text that is saved').inputValue(), /You may read/);
  assert.match(await page.getByLabel('Your text').inputValue(), /title: Tried out[^]*My words\./);
  await page.getByRole('button', { name: 'Save your text in its place' }).click();
  await page.getByText('Saved:').waitFor();
  assert.match(text('content/en/tried.md'), /title: Tried out[^]*My words\./);
  await page.goto(desk('saves'));
  await page.getByRole('button', { name: /Take this back/ }).first().click();
  await page.getByText('Taken back:').waitFor();
  assert.match(text('content/en/tried.md'), /You may read/);
  await close();
  await putBack(before);
});

it('“show me” marks the words in the page, “fix it” mends them, and it can be taken back', async () => {
  const before = text('content/en/tried.md');
  const { page, close } = await open('findings');
  await page.getByRole('link', { name: /Show me.*tried\.md.*e\.g\./ }).first().click();
  await page.getByText('The words are marked in the page below.').waitFor();
  assert.match(await page.frameLocator('#find').locator('mark').first().innerText(), /e\.g\./);
  await page.goto(desk('findings'));
  await page.getByRole('button', { name: /^Fix it/ }).first().click();
  await page.getByText('Fixed:').waitFor();
  assert.deepEqual(await judgeNow(page, 1280), []);
  const fixed = text('content/en/tried.md');
  assert.notEqual(fixed, before);
  await page.getByRole('button', { name: /Take this back/ }).click();
  await page.getByText('Taken back:').waitFor();
  assert.equal(text('content/en/tried.md'), before);
  await close();
});

describe('everything new begins as a draft without faults', () => {
  const words = async (page, title) => {
    await page.fill('#title', title);
    await page.fill('#summary', 'What your rights are, and how to ask for help.');
  };
  const kinds = [
    ['page', 'content/en/your-rights.md', async (page) => words(page, 'Your rights')],
    ['easy', 'content/en/your-rights.easy.md', async (page) => { await page.selectOption('#of', 'content/en/your-rights.md'); await words(page, 'Your rights in Easy Read'); }],
    ['leaflet', 'content/en/your-rights.carers.leaflet.md', async (page) => {
      await page.selectOption('#of', 'content/en/your-rights.md');
      await words(page, 'A leaflet about your rights');
      await page.fill('#audience', 'Carers');
    }],
    ['checker', 'content/en/can-i-have-help.checker.md', async (page) => words(page, 'Can I have help?')],
  ];
  for (const [kind, path, fill] of kinds) {
    it(kind, async () => {
      const { page, faults, close } = await open(`new?kind=${kind}`);
      await fill(page);
      await page.getByRole('button', { name: 'Make it' }).click();
      await page.getByText('Made:').waitFor();
      assert.match(text(path), /\ndraft: true\n/);
      assert.equal(await page.locator('#list li.error, #list li.warning').count(), 0, await page.locator('#list').innerText());
      assert.deepEqual([...faults], []);
      await close();
    });
  }
  it('picture', async () => {
    const { page, close } = await open('new?kind=picture');
    const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>');
    await page.setInputFiles('#file', { name: 'New Sign.svg', mimeType: 'image/svg+xml', buffer });
    for (const [name, value] of [['alt', 'A black corner.'], ['meaning', 'corner'], ['author', 'us'], ['licence', 'CC0-1.0'], ['source', 'drawn for us']]) await page.fill(`#${name}`, value);
    const before = text('content/pictures/pictures.toml');
    await page.getByRole('button', { name: 'Add the picture' }).click();
    await page.getByText('Made:').waitFor();
    assert.ok(text('content/pictures/pictures.toml').startsWith(before));
    assert.ok(readFileSync(file('content/pictures/new-sign.svg')).equals(buffer));
    await close();
  });
});

it('a form of another page, or without the word of the preview, changes nothing', async () => {
  const before = text('content/en/tried.md');
  const body = new URLSearchParams({ file: 'content/en/tried.md', base: before, text: 'Bad.', token: 'guessed' });
  for (const [origin, status] of [[preview.origin, 403], ['https://evil.example', 403]]) {
    const answer = await fetchAs(desk('edit'), { method: 'POST', body, headers: { Origin: origin }, redirect: 'manual' });
    assert.equal(answer.status, status, origin);
  }
  assert.equal(text('content/en/tried.md'), before);
  assert.ok(!existsSync(file('content/en/bad.md')));
});
