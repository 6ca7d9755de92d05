// The benchmark of the preview, run by hand: from the moment a file is saved to the moment the browser shows it.
//
//   cargo bench -- --corpus a-site --pages 1000      writes a site
//   node benches/serve/run.mjs PROGRAM a-site [RUNS]  measures; needs the packages of tests/web
//
// It edits the text of one page again and again, and says the median and the 95th percentile: until the server has the new page, until the
// browser has drawn it (its first frame with the new words), until the leaflet of the page is set anew; and the server's memory.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from '../../tests/web/browser.mjs';

const [program, folder, runs = '60'] = process.argv.slice(2);
if (!program || !folder) throw new Error('node benches/serve/run.mjs PROGRAM SITE [RUNS]');
process.env.PLAINLEAF = program;
const { ask, contextAt, preview, until } = await import('../../tests/web/preview.mjs');

const section = readdirSync(join(folder, 'content/en'), { withFileTypes: true }).find((entry) => entry.isDirectory()).name;
const name = readdirSync(join(folder, 'content/en', section)).filter((file) => file.endsWith('.md') && file !== 'index.md')[3];
const file = join(folder, 'content/en', section, name);
const address = `/${section}/${name.replace(/\.md$/, '')}/`;
const old = readFileSync(file, 'utf8');
// Who writes does not save more often; and the leaflets of the page are set in the meantime.
const PAUSE = 1000;
const now = () => performance.timeOrigin + performance.now();
const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
const figures = (name, list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0);
  console.log(`${name.padEnd(44)} median ${at(0.5).padStart(6)} ms   p95 ${at(0.95).padStart(6)} ms   (${list.length} edits)`);
};

const started = now();
const server = await preview(folder);
await ask(server.port, '/');
console.log(`${folder}: the first page after ${(now() - started).toFixed(0)} ms`);
const memory = (what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1000;
const browser = await startBrowser();
try {
  const context = await contextAt(browser, server.origin);
  const waiting = new Map();
  await context.exposeFunction('drawn', (mark, time) => waiting.get(mark)?.(time));
  await context.addInitScript(() => {
    const look = () => {
      const [mark] = /Mark \d+/.exec(document.querySelector('main')?.textContent ?? '') ?? [];
      if (mark) window.drawn(mark, performance.timeOrigin + performance.now());
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const tab = await context.newPage();
  await tab.goto(server.origin + address);
  // The leaflets are set once, before anything is measured.
  await ask(server.port, `${address}${name.replace(/\.md$/, '')}.pdf`);
  await wait(Number(process.env.REST ?? 3) * 1000);
  const [drawn, served, leaflet] = [[], [], []];
  for (let at = 0; at < Number(runs); at += 1) {
    const mark = `Mark ${1000 + at}`;
    const seen = new Promise((resolve) => { waiting.set(mark, resolve); });
    const begin = now();
    writeFileSync(file, `${old}\n${mark}\n`);
    drawn.push((await seen) - begin);
    await wait(PAUSE);
  }
  figures('saved → drawn in the browser', drawn);
  for (let at = 0; at < Number(runs); at += 1) {
    const mark = `Mark ${3000 + at}`;
    const begin = now();
    writeFileSync(file, `${old}\n${mark}\n`);
    await until(async () => (await ask(server.port, address)).text.includes(mark));
    served.push(now() - begin);
    await wait(PAUSE);
  }
  figures('saved → served (asked every 20 ms)', served);
  for (let at = 0; at < Number(runs); at += 1) {
    const begin = now();
    writeFileSync(file, `${old}\nMark ${5000 + at}\n`);
    await ask(server.port, `${address}${name.replace(/\.md$/, '')}.pdf`);
    leaflet.push(now() - begin);
    await wait(PAUSE);
  }
  figures('saved → its leaflet as PDF', leaflet);
  console.log(`memory of the server: ${memory('VmRSS').toFixed(0)} MB now, ${memory('VmHWM').toFixed(0)} MB at most`);
} finally {
  writeFileSync(file, old);
  await browser.close();
  await server.stop();
}
