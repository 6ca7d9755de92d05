// All leaflets in one process with headless Chromium, as tagged PDF: node chromium_many.mjs HTML OUT.
// Prints the milliseconds of each.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../../tests/web/browser.mjs';

const [html, out] = process.argv.slice(2);
const browser = await startBrowser();
const page = await browser.newPage();
for (const file of readdirSync(html).filter((name) => name.endsWith('.html')).sort()) {
  const start = performance.now();
  await page.goto(pathToFileURL(resolve(html, file)).href, { waitUntil: 'load' });
  await page.pdf({ path: join(out, file.replace(/html$/, 'pdf')), preferCSSPageSize: true, tagged: true, outline: true });
  console.log((performance.now() - start).toFixed(2));
}
await browser.close();
