// Proves: a second engine, IBM's accessibility-checker-engine, finds no failure on any built page, as a phone and as a
// desk shows it. And that it does find failures, on a page that is broken on purpose.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { scriptOf, startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn, siteFolder, temporarySite } from './site.mjs';

const ACE = `${scriptOf('accessibility-checker-engine/ace.js')}; window.ace = ace; 0`;
const WIDTHS = [320, 1280];
const folder = siteFolder();
const pages = pagesIn(folder);
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

/** The failures that the engine is sure of; what it leaves to a person's eye is not among them. */
async function failures(origin, built) {
  const watched = await watchedPage(browser, origin, { viewport: { width: WIDTHS[0], height: 900 } });
  const found = new Map();
  try {
    await watched.visit(built);
    await watched.page.evaluate(ACE);
    for (const width of WIDTHS) {
      await watched.page.setViewportSize({ width, height: 900 });
      const results = await watched.page.evaluate(async () => {
        document.querySelectorAll('details').forEach((details) => { details.open = true; });
        const report = await new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2']);
        return report.results
          .filter(({ value: [level, outcome] }) => level === 'VIOLATION' && outcome === 'FAIL')
          .map(({ ruleId, message, path, snippet }) => `${ruleId}: ${path.dom}: ${message} | ${(snippet ?? '').slice(0, 160)}`);
      });
      for (const result of results) found.set(result, [...(found.get(result) ?? []), width]);
    }
  } finally {
    await watched.close();
  }
  return [...found].map(([what, widths]) => `${what} (${widths.join(', ')} px)`);
}

it('there are pages to look at', () => assert.ok(pages.length > 0));

describe('every page', { concurrency: 2 }, () => {
  for (const built of pages) {
    it(`${built.path} (${built.file})`, async () => {
      const found = await failures(site.origin, built);
      if (found.length > 0) assert.fail(`${built.file}:\n  ${found.join('\n  ')}\n`);
    });
  }
});

it('the engine finds what is wrong on a broken page', async () => {
  const broken = `<!doctype html><html><head><title>Broken</title><style>p{color:#aaa;background:#fff}</style></head><body><main>
    <h1>Broken</h1><img src="dot.png"><p>Grey words</p><input type="text"><a href="/x"></a></main></body></html>`;
  const server = await serve(temporarySite({ 'index.html': broken }));
  try {
    const found = (await failures(server.origin, { path: '/' })).join('\n');
    for (const rule of ['html_lang_exists', 'img_alt_valid', 'text_contrast_sufficient', 'input_label_exists', 'a_text_purpose']) {
      assert.match(found, new RegExp(`^${rule}:`, 'm'));
    }
  } finally {
    await server.close();
  }
});
