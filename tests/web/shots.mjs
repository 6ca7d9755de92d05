// A tool, not a test: pictures of pages of a built site as a phone, a desk and a printer show them.
//   node shots.mjs SITE OUT [PATH…] [--widths 320,1280] [--modes light,dark,cream,yellow,forced,rtl,print] [--zoom 2] [--slice 1600]
// Without a PATH: every page. `--slice` cuts tall pages into pictures of that height. `print` makes a PDF, and a picture of each of its sheets (with pdftoppm).
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser, watchedPage } from './browser.mjs';
import { serve } from './serve.mjs';
import { pagesIn } from './site.mjs';

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const widths = option('widths', '320,1280').split(',').map(Number);
const modes = option('modes', 'light,dark,print').split(',');
const zoom = Number(option('zoom', '1'));
const slice = Number(option('slice', '0'));
const [folder, out, ...paths] = words;
if (!folder || !out) {
  console.error('node shots.mjs SITE OUT [PATH…] [--widths 320,1280] [--modes light,dark,cream,yellow,forced,rtl,print] [--zoom 2] [--slice 1600]');
  process.exit(2);
}

mkdirSync(out, { recursive: true });
const all = pagesIn(folder);
const wanted = paths.length === 0 ? all : paths.map((path) => all.find((page) => page.path === path || page.file === path) ?? { path });
const browser = await startBrowser();
const site = await serve(folder);
try {
  for (const built of wanted) {
    const name = (built.file ?? built.path).replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '').replace(/^\/|\/$/g, '').replaceAll('/', '_') || 'home';
    const watched = await watchedPage(browser, site.origin, { viewport: { width: widths[0], height: 900 }, deviceScaleFactor: zoom });
    try {
      await watched.visit(built);
      for (const mode of modes.filter((mode) => mode !== 'print')) {
        await watched.page.emulateMedia({
          media: 'screen', colorScheme: ['dark', 'forced'].includes(mode) ? 'dark' : 'light', forcedColors: mode === 'forced' ? 'active' : 'none',
        });
        // What a reader may choose, and a page whose lines begin on the right.
        await watched.page.evaluate((now) => {
          const root = document.documentElement;
          root.dataset.was ??= root.dir;
          root.dir = now === 'rtl' ? 'rtl' : root.dataset.was;
          if (['cream', 'yellow'].includes(now)) root.dataset.colours = now;
          else delete root.dataset.colours;
        }, mode);
        for (const width of widths) {
          await watched.page.setViewportSize({ width, height: 900 });
          await allPictures(watched.page);
          const height = await watched.page.evaluate(() => document.documentElement.scrollHeight);
          const step = slice || height;
          for (let y = 0, n = 1; y < height; y += step, n += 1) {
            const path = join(out, `${name}-${mode}-${width}${slice ? `-${n}` : ''}.png`);
            await watched.page.screenshot({ path, fullPage: true, clip: { x: 0, y, width, height: Math.min(step, height - y) } });
            console.log(path);
          }
        }
      }
      if (modes.includes('print')) {
        await watched.page.emulateMedia({ media: 'print', colorScheme: 'light', forcedColors: 'none' });
        await allPictures(watched.page);
        const path = join(out, `${name}-print`);
        await watched.page.pdf({ path: `${path}.pdf`, format: 'A4', preferCSSPageSize: true, tagged: true });
        execFileSync('pdftoppm', ['-r', '60', '-png', `${path}.pdf`, path]);
        console.log(`${path}.pdf and its sheets`);
      }
    } finally {
      await watched.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}

/** Pictures that wait until a reader comes near are fetched now. */
async function allPictures(page) {
  await page.evaluate(() => Promise.all([...document.images].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  })));
}
