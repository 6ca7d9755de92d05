// The built site as a list: every HTML page in the folder, with the address it is served at.
// What comes in: the folder named by the environment variable SITE (tests/run sets it).
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of the built site. Without one there is nothing to test, and that is a failure. */
export function siteFolder() {
  const folder = process.env.SITE;
  if (!folder) throw new Error('Set SITE to the folder of a built site: SITE=public node axe.test.mjs');
  return folder;
}

/** The folder of the built manual. */
export function manualFolder() {
  const folder = process.env.MANUAL;
  if (!folder) throw new Error('Set MANUAL to the folder that plainleaf build docs wrote.');
  return folder;
}

/** The folders of the pages that show every part of a theme: first in the theme plain, then in another one. */
export function partsFolders() {
  const { PARTS, PARTS_OTHER } = process.env;
  if (!PARTS || !PARTS_OTHER) throw new Error('Set PARTS and PARTS_OTHER to folders made by “plainleaf parts”, in two themes.');
  return [PARTS, PARTS_OTHER];
}

/** The folders of the site with its drafts, and of the small site in many scripts. */
export function scriptsFolders() {
  const { DRAFTS, SCRIPTS } = process.env;
  if (!DRAFTS || !SCRIPTS) throw new Error('Set DRAFTS to the site built with --drafts, and SCRIPTS to the built site of tests/pdf/scripts.');
  return [DRAFTS, SCRIPTS];
}

/** Every file below `folder`, as paths with "/" from the folder, sorted. */
export function filesIn(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    })
    .sort();
}

/** Every HTML page of the built site: its file, its address, the status it comes with, its moved-to address. */
export function pagesIn(folder) {
  return filesIn(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      const missing = /(^|\/)404\.html$/.test(file);
      // A page for what is not there is looked at where it will be seen: at a deep, unknown address.
      const path = missing
        ? `/${file.replace(/404\.html$/, '')}no-such-page/at-all/`
        : `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
      const stub = /<meta[^>]+http-equiv=["']?refresh/i.test(html);
      return { file, path: encodeURI(path), status: missing ? 404 : 200, stub, html };
    });
}

/** The addresses in sitemap.xml, without the name of the host. */
export function sitemapPaths(folder) {
  const xml = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  return [...xml.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/g)].map(([, loc]) => new URL(loc.replaceAll('&amp;', '&')).pathname);
}

/** Writes a small site into a new temporary folder: for pages that are broken on purpose. */
export function temporarySite(files) {
  const folder = mkdtempSync(join(tmpdir(), 'plainleaf-broken-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
