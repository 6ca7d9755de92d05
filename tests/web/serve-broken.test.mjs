// Proves: whatever breaks, the preview goes on. A page whose file cannot be read keeps its last good version and says why, and the
// others are untouched; a broken file that all pages share (settings, contacts, ledger, theme) holds the whole site and is named on each
// page; a page with a mistake is shown as it is, with the number of its findings. Mended, everything comes back by itself, byte for byte.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { ask, asPublished, newSite, preview, until } from './preview.mjs';

const PAGES = {
  'content/en/index.md': '/', 'content/en/getting-help.md': '/getting-help/', 'content/en/getting-help.easy.md': '/getting-help/easy-read/',
  'content/en/contact.md': '/contact/', 'content/en/glossary.md': '/glossary/', 'content/en/accessibility.md': '/accessibility/',
};
const THEME = join(dirname(new URL(import.meta.url).pathname), '../../themes/plain');
let site;
let server;
let browser;
let good = {};

const shown = async (address) => (await ask(server.port, address)).text;
const everything = async () => Object.fromEntries(await Promise.all(Object.values(PAGES).map(async (address) => [address, await ask(server.port, address)])));
const hasAlert = (text) => text.includes('role=alert');

before(async () => {
  site = newSite();
  mkdirSync(site.file('themes'));
  cpSync(THEME, site.file('themes/plain'), { recursive: true });
  server = await preview(site.folder);
  browser = await startBrowser();
  // Until all leaflets are set, pages may still change by themselves.
  await until(async () => (await shown('/accessibility/')).includes('.pdf'));
  await until(async () => (await shown('/')).includes('.pdf'));
  let last = '';
  await until(async () => {
    const now = JSON.stringify(Object.values(await everything()).map(({ text }) => text));
    const same = now === last;
    last = now;
    if (!same) await new Promise((resolve) => { setTimeout(resolve, 700); });
    return same;
  });
  good = await everything();
  for (const [address, { status, text }] of Object.entries(good)) assert.deepEqual([address, status, hasAlert(text)], [address, 200, false]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  site?.remove();
});

const takesAway = (breakIt) => Object.assign((...words) => breakIt(...words), { takesAway: true });

/** Breaks something, looks, mends it, and waits until every page is what it was. */
function breaks(name, path, breakIt, look) {
  it(name, async () => {
    const old = site.read(path);
    try {
      breakIt(site.file(path), old);
      await look(path);
    } finally {
      // In one step, as good editors save: a page that was gone for a moment would have lost what it was.
      if (lstatSync(site.file(path), { throwIfNoEntry: false })?.isDirectory()) rmSync(site.file(path), { recursive: true });
      writeFileSync(`${site.folder}-mended`, old);
      renameSync(`${site.folder}-mended`, site.file(path));
    }
    let now;
    const isGood = async () => {
      now = await everything();
      return Object.entries(good).every(([address, { text }]) => now[address].text === text);
    };
    // The leaflets of a page that was gone are set again beside the preview: all is as it was when it stays so.
    await until(isGood, { what: `every page as it was after ${name}`, patience: 15_000 }).catch(() => {});
    await new Promise((resolve) => { setTimeout(resolve, breakIt.takesAway ? 700 : 0); });
    await until(isGood, { what: `every page as it was after ${name}`, patience: 15_000 }).catch((error) => {
      const other = Object.keys(good).filter((address) => now[address].text !== good[address].text);
      throw new Error(`${error.message}; not as it was: ${other.join(' ')}`);
    });
    assert.ok(server.alive());
  });
}

/** The page is what it was, and says why; no other page is another. */
const held = async (path) => {
  const own = PAGES[path];
  const text = await until(async () => { const text = await shown(own); return hasAlert(text) && text; }, { what: `a notice on ${own}`, patience: 8000 });
  assert.match(text, new RegExp(`<strong>${path.replaceAll('.', '\\.')}, line \\d+:</strong>`));
  assert.match(text, /What you see is how the site was before\./);
  assert.equal(asPublished(text), asPublished(good[own].text));
  for (const other of Object.values(PAGES).filter((other) => other !== own)) assert.ok(!hasAlert(await shown(other)), `${other} says something`);
};

/** Every page is what it was, and names the file. */
const heldAll = (file) => async (path) => {
  for (const address of Object.values(PAGES)) {
    const text = await until(async () => { const text = await shown(address); return hasAlert(text) && text; }, { what: `a notice on ${address}`, patience: 8000 });
    assert.ok(text.includes(`<strong>${file ?? path}, line `), `${address} does not name ${file ?? path}: ${/role=alert>.{300}/s.exec(text)?.[0]}`);
    assert.equal(asPublished(text), asPublished(good[address].text), address);
  }
};

const overwrite = (make) => (file, old) => writeFileSync(file, make(old));
const instead = (make) => (file) => { rmSync(file); make(file); };
// In one step: a page that was gone for a moment would have lost what it was.
const atOnce = (make) => (file) => { make(`${site.folder}-other`); renameSync(`${site.folder}-other`, file); };
const UNREADABLE = {
  'saved in an old encoding': overwrite((old) => Buffer.concat([old, Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])])),
  'cut in the middle of a letter': overwrite((old) => Buffer.concat([old, Buffer.from([0xe2, 0x80])])),
  'whose first lines never end': overwrite((old) => old.toString().replace('\n---\n', '\n')),
  'with a quotation mark that is not closed': overwrite((old) => old.toString().replace(/title: (.*)/, 'title: "$1')),
  'with a list that is not closed': overwrite((old) => old.toString().replace(/title: (.*)/, 'title: [$1')),
  'with two fields on one line': overwrite((old) => old.toString().replace(/title: (.*)/, 'title: $1: owner: me')),
  'that became a link to nowhere': atOnce((file) => symlinkSync('/nowhere/at/all.md', file)),
  'that became a link out of the site': atOnce((file) => symlinkSync('/etc/hostname', file)),
  'that became a pipe': atOnce((file) => execFileSync('mkfifo', [file])),
};
describe('a page that cannot be read', () => {
  for (const path of Object.keys(PAGES)) {
    for (const [what, breakIt] of Object.entries(UNREADABLE)) breaks(`${path} ${what}`, path, breakIt, held);
  }
});

const toml = {
  'with a quotation mark that is not closed': overwrite((old) => old.toString().replace(/= "(.*)"/, '= "$1')),
  'with half a line': overwrite((old) => `${old}\nhalf`),
  'in an old encoding': overwrite((old) => Buffer.concat([old, Buffer.from([0x23, 0xe9, 0x0a])])),
};
describe('a file that all pages share', () => {
  for (const path of ['content/site.toml', 'content/contacts.toml', 'content/pictures/pictures.toml', 'themes/plain/theme.toml', 'themes/plain/strings/en.toml']) {
    for (const [what, breakIt] of Object.entries(toml)) breaks(`${path} ${what}`, path, breakIt, heldAll());
  }
  breaks('content/site.toml that is gone', 'content/site.toml', (file) => rmSync(file), heldAll());
  breaks('a theme that is not there', 'content/site.toml', overwrite((old) => old.toString().replace('"plain"', '"nowhere"')), heldAll());
  const base = 'themes/plain/templates/base.html';
  breaks('a template with a tag that never ends', base, overwrite((old) => `${old}{% if page.title`), heldAll());
  breaks('a template with a block that never ends', base, overwrite((old) => `${old}{% if page.title %}`), heldAll());
  breaks('a template with a word that does not exist', base, overwrite((old) => old.toString().replace('</body>', '{{ page.nonsense.more }}</body>')), heldAll());
  breaks('a template that includes nothing', base, overwrite((old) => `${old}{% include "parts/nowhere.html" %}`), heldAll());
  breaks('a template in an old encoding', base, overwrite((old) => Buffer.concat([old, Buffer.from([0xe9])])), heldAll());
});

describe('a page with a mistake is shown as it is', () => {
  const path = 'content/en/getting-help.md';
  const seen = (words) => async () => {
    const text = await until(async () => { const text = await shown('/getting-help/'); return text.includes(words) && text; }, { what: words });
    assert.match(text, /To mend on this page: <a href="\/_plainleaf\/[^"]+">\d+ (error|warning)/);
    assert.ok(!hasAlert(text));
  };
  const add = (words) => overwrite((old) => `${old}\n${words}\n`);
  breaks('a link to nowhere', path, add('Read [about whales](whales.md) now.'), seen('about whales'));
  breaks('a picture that is not there', path, add('Marvellous.\n\n![](../pictures/whale.svg)'), seen('Marvellous.'));
  breaks('a fact that nobody knows', path, add('Call {{nobody.phone}} in May.'), seen(' in May.'));
  breaks('a telephone number typed by hand', path, add('Call 020 7946 0123 in June.'), seen(' in June.'));
  breaks('a field that does not exist', path, overwrite((old) => old.toString().replace('owner:', 'ownr:').concat('\nIn July.\n')), seen('In July.'));
  breaks('a day that does not exist', path, overwrite((old) => old.toString().replace(/reviewed: .*/, 'reviewed: 2026-02-31').concat('\nIn August.\n')), seen('In August.'));
  breaks('HTML', path, add('<marquee>In September</marquee>\n\nSeptember.'), seen('September'));
  breaks('a heading that skips a level', path, add('##### In October\n\nWords.'), seen('In October'));
});

describe('what is taken away', () => {
  const missing = (address) => async () => until(async () => (await ask(server.port, address)).status === 404, { what: `${address} to be gone` });
  breaks('a page', 'content/en/getting-help.md', takesAway((file) => rmSync(file)), missing('/getting-help/'));
  breaks('a page that became a folder', 'content/en/getting-help.md', takesAway(instead((file) => mkdirSync(file))), missing('/getting-help/'));
  const troubled = async () => {
    for (const address of Object.values(PAGES)) {
      const text = await until(async () => { const text = await shown(address); return hasAlert(text) && text; }, { what: `a notice on ${address}`, patience: 8000 });
      assert.match(text, /The preview cannot show anything newer\.<\/strong> There is no folder/);
      assert.equal(asPublished(text), asPublished(good[address].text));
    }
  };
  const away = (folder) => it(`${folder || 'the whole site'}, for a while`, async () => {
    const there = site.file(folder);
    renameSync(there, `${site.folder}-away`);
    try {
      await troubled();
    } finally {
      renameSync(`${site.folder}-away`, there);
    }
    await until(async () => Object.entries(await everything()).every(([address, { text }]) => text === good[address].text), { what: 'everything as it was' });
    // And it still listens.
    site.edit('content/en/contact.md', 'title: ', 'title: New ');
    await until(async () => (await shown('/contact/')).includes('<h1>New '), { patience: 1500, what: 'a change after the folder came back' });
    site.edit('content/en/contact.md', 'title: New ', 'title: ');
    await until(async () => (await shown('/contact/')) === good['/contact/'].text);
  });
  away('content');
  away('');
});

it('a broken page that was never good says so, and comes when it is mended', async () => {
  site.write('content/en/fresh.md', '---\ntitle: "Fresh\n---\n\nWords.\n');
  await until(async () => (await shown('/fresh/')).includes('There is nothing older to show.'));
  site.write('content/en/fresh.md', '---\ntitle: Fresh\nreviewed: 2026-11-22\nowner: The office\n---\n\nFresh words.\n');
  await until(async () => { const now = await shown('/fresh/'); return now.includes('Fresh words.') && !hasAlert(now); });
  rmSync(site.file('content/en/fresh.md'));
  await until(async () => (await ask(server.port, '/fresh/')).status === 404);
});

it('a preview that starts with a broken template shows the finding, and the site when it is mended', async () => {
  const path = 'themes/plain/templates/base.html';
  const old = site.read(path);
  site.write(path, `${old}{% if `);
  const other = await preview(site.folder);
  const watched = await watchedPage(browser, other.origin);
  try {
    await watched.page.goto(other.origin);
    const alert = watched.page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /themes\/plain\/templates\/base\.html, line \d+:/);
    // A page without its template has no icon either: the browser asked for one.
    watched.faults.clear();
    site.write(path, old);
    await watched.page.getByRole('main').getByRole('heading', { level: 1, name: /Know your rights/ }).waitFor();
    assert.equal(await alert.count(), 0);
    assert.deepEqual([...watched.faults], []);
  } finally {
    await watched.close();
    await other.stop();
    if (!existsSync(site.file(path)) || !site.read(path).equals(old)) site.write(path, old);
  }
});

it('in the browser the notice comes and goes by itself', async () => {
  const watched = await watchedPage(browser, server.origin);
  const path = 'content/en/contact.md';
  const old = site.read(path);
  try {
    await watched.page.goto(`${server.origin}/contact/`);
    const heading = await watched.page.getByRole('heading', { level: 1 }).innerText();
    site.write(path, old.toString().replace(/title: (.*)/, 'title: "$1'));
    await watched.page.getByRole('alert').filter({ hasText: path }).waitFor();
    assert.equal(await watched.page.getByRole('heading', { level: 1 }).innerText(), heading);
    site.write(path, old);
    await watched.page.waitForFunction(() => !document.querySelector('[role=alert]'));
    assert.deepEqual([...watched.faults], []);
  } finally {
    site.write(path, old);
    await watched.close();
  }
});
