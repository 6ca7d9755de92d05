// Takes the pictures of the manual and of the README from the real program, into docs/content/pictures.
//   PLAINLEAF=PROGRAM node docs/pictures.mjs [NAME…]
// Without a NAME: all of them. What is seen in each stands in pictures.toml; a picture without an entry there, or of more than 60 kB, is an error.
// It needs what the browser tests need: Chromium, pdftoppm (poppler) and the modules of tests/web.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../tests/web/browser.mjs';
import { contextAt, newSite, preview, TODAY, until } from '../tests/web/preview.mjs';
import { serve } from '../tests/web/serve.mjs';

const MOST = 60_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'docs/content/pictures');
const work = mkdtempSync(join(tmpdir(), 'plainleaf-pictures-'));
const plainleaf = (...words) => execFileSync(process.env.PLAINLEAF, words, { stdio: 'pipe' });
const manual = (page) => readFileSync(join(root, 'docs/content/en', page), 'utf8');

/** The block of a page of the manual whose first line begins with these words, without the lines of its fence. */
function example(page, begin) {
  const blocks = manual(page).split(/^```.*\n/m).filter((_, at) => at % 2 === 1);
  const found = blocks.find((block) => block.startsWith(begin));
  if (!found) throw new Error(`${page} has no example that begins with “${begin}”`);
  return found;
}
const fields = (title, more = '') => `---\ntitle: ${title}\nsummary: Who can get help, and how to ask for it.\nreviewed: ${TODAY}\nowner: The office\n${more}---\n\n`;

/** A new site, with something to mend and something to review in it. */
function staffSite() {
  const site = newSite({
    'content/site.toml': example('start-here.md', 'name = "Our Rights"'),
    'content/en/visits.md': `${fields('We come to you').replace(TODAY, '2025-11-03')}You can ask us for a visit e.g. at home.\n\n## How to ask\n\nPhone us.\n`,
  });
  site.edit('content/contacts.toml', 'name = "Site"', 'name = "Our Rights"');
  site.edit('content/en/getting-help.md', 'An advocate does not decide for you. You decide.', 'An advocate doesn’t decide for you. You decide.');
  return site;
}

/** The program as a double click starts it, for somebody who has no site yet: { address, stop }. */
async function startPage() {
  const env = { ...process.env, HOME: work, XDG_CONFIG_HOME: join(work, 'settings'), DISPLAY: '', WAYLAND_DISPLAY: '' };
  const child = spawn(process.env.PLAINLEAF, [], { env, cwd: work, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (data) => { said += data; });
  const address = await until(() => /start page is at (\S+)\n/.exec(said)?.[1], { what: 'the address of the start page' });
  return { address, stop: () => child.kill() };
}

/** Chromium's picture of a page, from a heading or from its top, once everything in it is there. */
async function shot(page, file, { from, to }) {
  await page.evaluate(() => Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode().catch(() => {}); })));
  const heading = from && page.getByRole('heading', { name: from, exact: true }).first();
  if (heading) await heading.evaluate((heading) => window.scrollTo(0, window.scrollY + heading.getBoundingClientRect().top - 16));
  await page.waitForTimeout(500);
  const end = to && await page.locator(to).last().evaluate((last) => window.scrollY + last.getBoundingClientRect().bottom + 16);
  const { width, height } = page.viewportSize();
  const top = await page.evaluate(() => window.scrollY);
  const clip = { x: 0, y: top, width, height: end ? end - top : height };
  const kind = file.endsWith('.jpg') ? { type: 'jpeg', quality: 66 } : {};
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled', caret: 'hide', clip, ...kind });
}

/** The pages of a PDF as pictures, in addresses that hold them. */
function sheets(file, dots) {
  const stem = join(mkdtempSync(join(work, 'pdf-')), 'page');
  execFileSync('pdftoppm', ['-r', String(dots), '-png', file, stem]);
  return readdirSync(dirname(stem)).sort().map((name) => `data:image/png;base64,${readFileSync(join(dirname(stem), name)).toString('base64')}`);
}

/** Six panels as somebody holds the leaflet: the front, and the inside that stands open. */
const folded = ([front, , ...rest]) => `<!doctype html><style>
  body { margin: 0; background: #eceae4; width: 950px; height: 520px; display: flex; align-items: center; justify-content: center; gap: 44px; perspective: 1800px }
  img { height: 390px; display: block; background: #fff; box-shadow: 0 6px 18px #0004 }
  .open { display: flex; transform-style: preserve-3d }
  .open img:nth-child(1) { transform: rotateY(24deg); transform-origin: right }
  .open img:nth-child(3) { transform: rotateY(-24deg); transform-origin: left }
</style><img src="${front}"><div class="open">${rest.slice(0, 3).map((page) => `<img src="${page}">`).join('')}</div>`;

/**
 * Each picture: on which site it is taken (`staff`, `own`, `rules`, or `start` for the start page), at which address, how large the window is and how much smaller the picture.
 * On paper a picture is sharp if it is 945 dots wide, or 709 high.
 */
const PICTURES = {
  'start.png': { on: 'start', at: '', size: [900, 580], scale: 1.05 },
  'workbench.png': { on: 'staff', at: '/_plainleaf/', size: [900, 900], scale: 0.8 },
  'new-page.png': { on: 'staff', at: '/_plainleaf/new', size: [900, 1000], scale: 0.71 },
  'settings.jpg': { on: 'staff', at: '/_plainleaf/edit?file=content/contacts.toml', size: [1180, 800], scale: 0.81 },
  'editor.jpg': { on: 'staff', at: '/_plainleaf/edit?file=content/en/getting-help.md', size: [1300, 860], scale: 0.74 },
  'side-by-side.jpg': { on: 'staff', at: '/_plainleaf/page?file=content/en/getting-help.md', size: [1100, 780], scale: 0.92, from: 'As readers see it' },
  'findings.png': { on: 'staff', at: '/_plainleaf/findings', size: [950, 480], scale: 1, from: 'Getting help' },
  'review.png': { on: 'staff', at: '/_plainleaf/review', size: [950, 520], scale: 1 },
  'add-a-picture.png': { on: 'staff', at: '/_plainleaf/new?kind=picture', size: [800, 934], scale: 0.76 },
  'boxes.jpg': { on: 'own', at: '/boxes/', size: [760, 900], scale: 0.6, from: 'Boxes', to: '.card' },
  'page.jpg': { on: 'own', at: '/imha/', size: [1000, 820], scale: 0.87 },
  'easy-read.jpg': { on: 'own', at: '/imha/easy-read/', size: [900, 700], scale: 1.02, from: 'What is an advocate?' },
  'checker.jpg': { on: 'own', at: '/can-i-have-an-imha/england/', size: [886, 712], scale: 1 },
  'leaflet.jpg': { on: 'own', pdf: 'imha/imha-service-user-leaflet.pdf', size: [950, 520], scale: 1 },
  'rules.png': { on: 'rules', at: '/links/link-text/', size: [800, 870], scale: 0.82 },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PICTURES));
if (!process.env.PLAINLEAF || unknown.length > 0) {
  console.error(`PLAINLEAF=PROGRAM node docs/pictures.mjs [NAME…]\nThe names are: ${Object.keys(PICTURES).join(', ')}`);
  process.exit(2);
}

mkdirSync(out, { recursive: true });
const own = join(work, 'own');
cpSync(join(root, 'content'), join(work, 'site/content'), { recursive: true });
const boxes = example('write-a-page.md', '> [!contact] us').replace('[!contact] us', '[!contact] imha').replaceAll('getting-help.md', 'how-to-refer.md');
writeFileSync(join(work, 'site/content/en/boxes.md'), fields('Boxes') + boxes);
plainleaf('build', join(work, 'site'), '--out', own, '--today', TODAY);
plainleaf('rules', '--html', join(work, 'rules'), '--today', TODAY);
const staff = staffSite();
const browser = await startBrowser();
const start = await startPage();
const desks = await preview(staff.folder);
const servers = { own: await serve(own), rules: await serve(join(work, 'rules')) };
const ledger = readFileSync(join(out, 'pictures.toml'), 'utf8');
try {
  for (const [name, { on, at, pdf, size: [width, height], scale, ...part }] of Object.entries(PICTURES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const origin = { staff: desks.origin, start: start.address }[on] ?? servers[on].origin;
    const context = await contextAt(browser, origin, { viewport: { width, height }, deviceScaleFactor: scale, reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (pdf) await page.setContent(folded(sheets(join(own, pdf), 100)));
    else await page.goto(origin + at, { waitUntil: 'load' });
    await shot(page, join(out, name), part);
    await context.close();
    const bytes = readFileSync(join(out, name)).length;
    const wrong = [bytes > MOST && 'too heavy', !ledger.includes(`["${name}"]`) && 'not in pictures.toml'].filter(Boolean);
    console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB ${wrong.join(', ')}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
} finally {
  await browser.close();
  start.stop();
  await desks.stop();
  await Promise.all(Object.values(servers).map((server) => server.close()));
  staff.remove();
  rmSync(work, { recursive: true, force: true });
}
