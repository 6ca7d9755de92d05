// Proves: a page is light enough for an old phone: its style sheets are 20 kB at most, its scripts 10 kB, the page with
// both 60 kB, before compression and without its pictures; and no page names a font.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { pagesIn, partsFolders, siteFolder } from './site.mjs';

const KB = 1000;
const STYLES = /<link(?=[^>]* rel="?stylesheet\b)[^>]* href="?(\/[^\s">]+)/g;
const SCRIPTS = /<script[^>]* src="?(\/[^\s">]+)/g;
for (const folder of [siteFolder(), ...partsFolders()]) {
  it(`every page of ${folder.split('/').pop()}`, (test) => {
    let heaviest = { all: 0 };
    const pages = pagesIn(folder);
    assert.ok(pages.length > 10);
    for (const { file, html } of pages) {
      // The search engine's own files are fetched when somebody searches.
      const size = (pattern) => [...new Set([...html.matchAll(pattern)].map(([, path]) => path))].reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0);
      const styles = size(STYLES);
      const scripts = size(SCRIPTS);
      const all = Buffer.byteLength(html) + styles + scripts;
      assert.ok(styles > 1000 && styles <= 20 * KB, `${file}: ${styles} bytes of style sheets`);
      assert.ok(scripts > 0 && scripts <= 10 * KB, `${file}: ${scripts} bytes of scripts`);
      assert.ok(all <= 60 * KB, `${file}: ${all} bytes`);
      if (all > heaviest.all) heaviest = { all, file };
      for (const path of html.matchAll(STYLES)) assert.doesNotMatch(readFileSync(join(folder, path[1]), 'utf8'), /@font-face|@import|url\(/);
    }
    test.diagnostic(`the heaviest: ${heaviest.file}, ${heaviest.all} bytes`);
  });
}
