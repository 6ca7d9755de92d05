// Proves: where axe-core or the Nu HTML checker has a rule like one of ours for built pages, they find the same fault on
// the pages of tests/built/bad that ours is tried on, and nothing of that kind on those of tests/built/good. So ours is
// measured against somebody else's. Also proves that axe finds nothing on the manual of the rules, where it was built.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { scriptOf, startBrowser } from './browser.mjs';
import { examine } from './examine.mjs';
import { serve } from './serve.mjs';
import { filesIn, pagesIn } from './site.mjs';

const PAGES = fileURLToPath(new URL('../built', import.meta.url));
const AXE = scriptOf('axe-core/axe.min.js');
const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar')), 'build/dist/vnu.jar');

// What the others call the fault of a bad page. A page that is not here has a fault that neither of them looks for.
const OTHERS = {
  'page-main--none': { axe: 'landmark-one-main' },
  'page-main--two': { axe: 'landmark-no-duplicate-main', nu: /must not include more than one visible .main. element/ },
  'landmark-name--the-same': { axe: 'landmark-unique' },
  'same-id--two-paragraphs': { nu: /Duplicate ID/ },
  'form-label--words-beside': { axe: 'label' },
  'form-label--of-another': { nu: /.for. attribute of the .label. element must/ },
  'form-label--empty': { axe: 'label' },
  'page-headings--left-out': { axe: 'heading-order' },
  'page-headings--none-of-the-first-level': { axe: 'page-has-heading-one' },
  'page-headings--empty': { axe: 'empty-heading' },
  'page-language--none': { axe: 'html-has-lang' },
  'page-language--a-word': { axe: 'html-lang-valid', nu: /Bad value .english. for attribute .lang./ },
  'page-language--of-a-part': { axe: 'valid-lang', nu: /Bad value .welsh. for attribute .lang./ },
  'page-title--none': { axe: 'document-title', nu: /missing a required instance of child element .title./ },
  'page-title--empty': { axe: 'document-title', nu: /Element .title. must not be empty/ },
  'nesting--a-list-in-a-paragraph': { nu: /No .p. element in scope but a .p. end tag seen/ },
  'nesting--a-button-in-a-link': { nu: /must not appear as a descendant of the .a. element/ },
  'nesting--never-closed': { nu: /Unclosed element .div.|unclosed elements/ },
  'nesting--closed-twice': { nu: /Stray end tag .div./ },
  'list-parts--a-paragraph-in-a-list': { axe: 'list', nu: /.p. not allowed as child of element .ul./ },
  'list-parts--an-item-alone': { axe: 'listitem', nu: /.li. not allowed as child of element .div./ },
  'list-parts--a-term-alone': { axe: 'dlitem', nu: /.dt. not allowed as child of element .div./ },
  'image-words--none': { axe: 'image-alt', nu: /must have an .alt. attribute/ },
  'image-words--a-button': { axe: 'input-image-alt', nu: /missing .*.alt./ },
  'image-words--a-drawing': { axe: 'svg-img-alt' },
  'table-heads--no-such-scope': { axe: 'scope-attr-valid', nu: /Bad value .column. for attribute .scope./ },
  'table-heads--empty': { axe: 'empty-table-header' },
  'tab-order--two': { axe: 'tabindex' },
  'unasked--loads-again': { axe: 'meta-refresh' },
  'unasked--moves': { axe: 'marquee', nu: /.marquee. element is obsolete/ },
  'control-name--a-link': { axe: 'link-name' },
  'control-name--a-link-round-a-picture': { axe: 'link-name' },
  'control-name--a-button': { axe: 'button-name' },
  'zoom-locked--by-word': { axe: 'meta-viewport' },
  'zoom-locked--by-number': { axe: 'meta-viewport' },
  'frame-title--none': { axe: 'frame-title' },
};
// Kinds of fault that axe looks for and our rules for built pages do too: on good pages it must find none of them.
const KINDS = new Set(Object.values(OTHERS).map(({ axe }) => axe).filter(Boolean));

let browser;
let site;
before(async () => {
  browser = await startBrowser();
  site = await serve(PAGES);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The ids of axe's rules that a page breaks, those included that axe is not sure of. */
async function axeFinds(path) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' });
    await page.evaluate(AXE);
    return await page.evaluate(async () => {
      const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
      const { violations, incomplete } = await axe.run(document, { rules });
      return [...violations, ...incomplete].map(({ id }) => id);
    });
  } finally {
    await context.close();
  }
}

/** What the Nu checker says of files, by file. */
async function nuFinds(files) {
  const { stdout } = await promisify(execFile)('java', ['-Xss4m', '-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...files], { maxBuffer: 64 << 20 });
  const said = new Map(files.map((file) => [file, []]));
  for (const { url, type, message } of JSON.parse(stdout).messages) {
    if (type === 'error' || /obsolete/.test(message)) said.get(decodeURI(url).replace('file:', '')).push(message);
  }
  return said;
}

describe('others find what ours find', { concurrency: 2 }, () => {
  for (const [name, { axe }] of Object.entries(OTHERS)) {
    if (!axe) continue;
    it(`axe, on ${name}`, async () => assert.ok((await axeFinds(`/bad/${name}.html`)).includes(axe), axe));
  }
  for (const file of filesIn(join(PAGES, 'good'))) {
    // A page that has moved is gone before anybody could look at it.
    if (file === 'moved.html') continue;
    it(`axe, on the good page ${file}`, async () => assert.deepEqual((await axeFinds(`/good/${file}`)).filter((id) => KINDS.has(id)), []));
  }
  it('the Nu checker, on every page', async () => {
    const bad = Object.entries(OTHERS).filter(([, { nu }]) => nu).map(([name, { nu }]) => [join(PAGES, 'bad', `${name}.html`), nu]);
    const good = filesIn(join(PAGES, 'good')).map((file) => join(PAGES, 'good', file));
    const said = await nuFinds([...bad.map(([file]) => file), ...good]);
    for (const [file, nu] of bad) assert.match(said.get(file).join('\n'), nu, file);
    for (const file of good) assert.deepEqual(said.get(file), [], file);
  });
  it('each page that the others are asked about is there', () => {
    for (const name of Object.keys(OTHERS)) assert.ok(readFileSync(join(PAGES, 'bad', `${name}.html`), 'utf8').startsWith('<!doctype html>'));
  });
});

it('the manual of the rules, in every state', { concurrency: false }, async () => {
  const folder = process.env.RULES;
  assert.ok(folder, 'Set RULES to the folder that plainleaf rules --html wrote');
  const manual = await serve(folder);
  try {
    const pages = pagesIn(folder).filter(({ file }) => ['index.html', 'a-z/index.html'].includes(file) || /(same-id|link-text|heading-order)\/index\.html$/.test(file));
    assert.ok(pages.length >= 5, `${pages.length} pages`);
    for (const built of pages) assert.deepEqual(await examine(browser, manual.origin, built), [], built.file);
  } finally {
    await manual.close();
  }
});
