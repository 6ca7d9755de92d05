// Proves: after any sequence of edits, renames, deletions, bursts and breakages every served file is that of a fresh build, byte for byte
// (but for what the preview itself adds to a page), what was taken away is gone, a tab that was open all the time shows its page, and
// memory does not grow. PREVIEW_SECONDS says for how long (25 if it says nothing), SEED which sequence.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { ask, asPublished, build, contextAt, newSite, preview, until } from './preview.mjs';
import { filesIn } from './site.mjs';

const SECONDS = Number(process.env.PREVIEW_SECONDS ?? 25);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const WORDS = ['apple', 'bread', 'chair', 'door', 'egg', 'field', 'green', 'house', 'ink', 'jam', 'kite', 'lamp', 'moon', 'night', 'orange', 'paper'];
const SECTIONS = ['home-life', 'money', 'work'];

/** Numbers that look like chance, the same for the same seed. */
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most) => Math.floor(next() * most);
  return { below, one: (list) => list[below(list.length)] };
}

it(`after ${SECONDS} s of everything that can happen, all is as in a fresh build (seed ${SEED})`, { timeout: (SECONDS * 3 + 180) * 1000 }, async () => {
  const { below, one } = dice(SEED);
  let count = 0;
  const sentence = () => `The ${one(WORDS)} and the ${one(WORDS)} are near the ${one(WORDS)}.`;
  const text = (more = '') => {
    count += 1;
    return `---\ntitle: About the ${one(WORDS)} number ${count}\nsummary: ${sentence()}\nreviewed: 2026-11-2${below(2)}\nowner: The office\n${more}---\n\n${sentence()} ${sentence()}\n\n## The ${one(WORDS)}\n\n${sentence()}\n`;
  };
  const site = newSite();
  for (const section of SECTIONS) {
    site.write(`content/en/${section}/index.md`, text());
    for (let at = 0; at < 8; at += 1) site.write(`content/en/${section}/page-${at}.md`, text());
  }
  const watchedFile = 'content/en/contact.md';
  const server = await preview(site.folder);
  const browser = await startBrowser();
  const tab = await (await contextAt(browser, server.origin)).newPage();
  await tab.goto(`${server.origin}/contact/`);
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1000;

  // Pages that come and go; no other page links to them.
  const pages = () => SECTIONS.flatMap((section) => {
    const folder = site.file(`content/en/${section}`);
    return existsSync(folder) ? readdirSync(folder).filter((name) => /^page-.*\d\.md$/.test(name)).map((name) => join(folder, name)) : [];
  });
  const addresses = new Set();
  const known = () => pages().forEach((file) => addresses.add(`/${file.split('/content/en/')[1].replace(/\.md$/, '')}/`));
  const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
  let broken = [];
  const mend = () => { broken.reverse().forEach(([file, old]) => writeFileSync(file, old)); broken = []; };
  const breakIt = (path, make) => {
    const file = site.file(path);
    const old = readFileSync(file);
    broken.push([file, old]);
    writeFileSync(file, make(old));
  };
  const steps = {
    edit: () => { const file = one(pages()); if (file) writeFileSync(file, text()); },
    atomic: () => { const file = one(pages()); if (file) { writeFileSync(`${file}.tmp~`, text()); renameSync(`${file}.tmp~`, file); } },
    swap: () => { const file = one(pages()); if (file) { const name = join(dirname(file), '.page.md.swp'); writeFileSync(name, 'x'); writeFileSync(file, text()); rmSync(name); } },
    add: () => site.write(`content/en/${one(SECTIONS)}/page-n${count}.md`, text(below(5) === 0 ? 'draft: true\n' : '')),
    remove: () => { const all = pages(); if (all.length > 10) rmSync(one(all)); },
    rename: () => { const file = one(pages()); if (file) renameSync(file, join(dirname(file), `page-r${count += 1}.md`)); },
    move: () => { const file = one(pages()); if (file) renameSync(file, site.file(`content/en/${one(SECTIONS)}/page-m${count += 1}.md`)); },
    burst: () => { for (const file of pages()) if (below(2)) writeFileSync(file, text()); },
    section: () => site.write(`content/en/${one(SECTIONS)}/index.md`, text()),
    folder: async () => {
      const folder = site.file(`content/en/${one(SECTIONS)}`);
      renameSync(folder, `${folder}-away`);
      await wait(below(60));
      renameSync(`${folder}-away`, folder);
    },
    whole: async () => {
      const folder = site.file('content');
      cpSync(folder, `${folder}-copy`, { recursive: true });
      renameSync(folder, `${folder}-old`);
      await wait(below(30));
      renameSync(`${folder}-copy`, folder);
      rmSync(`${folder}-old`, { recursive: true });
    },
    contacts: () => site.edit('content/contacts.toml', /about = ".*"/.exec(site.read('content/contacts.toml'))[0], `about = "${sentence()}"`),
    name: () => site.edit('content/site.toml', /\nname = ".*?"/.exec(site.read('content/site.toml'))[0], `\nname = "Our ${one(WORDS)}"`),
    picture: () => site.write('content/pictures/letter.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect width="${1 + below(8)}" height="5"/></svg>\n`),
    theme: () => site.write('themes/plain/assets/style.css', `${readFileSync(new URL('../../themes/plain/assets/style.css', import.meta.url), 'utf8')}\n.x${below(99)} { color: red }\n`),
    noTheme: () => rmSync(site.file('themes'), { recursive: true, force: true }),
    badPage: () => breakIt(watchedFile, (old) => old.toString().replace(/title: (.*)/, 'title: "$1')),
    badSettings: () => breakIt('content/site.toml', (old) => `${old}\nhalf`),
    badBytes: () => breakIt(watchedFile, (old) => Buffer.concat([old, Buffer.from([0xe9])])),
    mend,
    look: async () => { for (const address of addresses) if (below(4) === 0) await ask(server.port, address); },
    paper: () => ask(server.port, '/contact/contact.pdf'),
    rest: () => wait(below(250)),
  };
  const usual = ['edit', 'edit', 'edit', 'atomic', 'swap', 'add', 'rename', 'move', 'remove', 'burst', 'look', 'rest', 'rest', 'rest'];

  /** Every file of a fresh build, as it is served. */
  async function compare(when) {
    mend();
    const out = build(site);
    const differing = async () => {
      const wrong = [];
      for (const path of filesIn(out).filter((path) => !/^(\.plainleaf|_headers|_redirects|pagefind\/.*)$/.test(path))) {
        const fresh = readFileSync(join(out, path));
        const address = `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
        const { bytes, text: served, status } = await ask(server.port, path === '404.html' ? '/no/such/page/' : encodeURI(address));
        const same = path.endsWith('.html') ? asPublished(served) === fresh.toString() : bytes.equals(fresh);
        if (!same) wrong.push(`${address} (${status})`);
      }
      for (const address of addresses) {
        if (existsSync(join(out, address, 'index.html'))) continue;
        const { status } = await ask(server.port, address);
        if (status !== 404) wrong.push(`${address} is still there (${status})`);
      }
      return wrong;
    };
    let wrong = [];
    await until(async () => { wrong = await differing(); return wrong.length === 0; }, { what: 'a fresh build', patience: 60_000 }).catch(() => {
      assert.fail(`${when}, seed ${SEED}: ${wrong.length} files are not those of a fresh build: ${wrong.slice(0, 20).join(', ')}\n${server.said().slice(-2000)}`);
    });
    rmSync(out, { recursive: true });

  }

  const start = Date.now();
  const seconds = () => (Date.now() - start) / 1000;
  const taken = [];
  let [done, compared, next] = [0, 0, Math.min(SECONDS / 3, 60)];
  try {
    while (seconds() < SECONDS) {
      known();
      const name = below(4) ? one(usual) : one(Object.keys(steps));
      await steps[name]();
      done += 1;
      if (below(3) === 0) await wait(below(40));
      if (seconds() > next) {
        known();
        await compare(`after ${done} steps`);
        compared += 1;
        taken.push(memory());
        next += Math.min(SECONDS / 3, 60);
      }
    }
    known();
    await compare(`at the end, after ${done} steps`);
    taken.push(memory());
    assert.ok(server.alive());
    assert.ok(done > SECONDS, `only ${done} steps`);
    const fresh = asPublished((await ask(server.port, '/contact/')).text);
    await tab.waitForFunction((title) => document.title === title, /<title>(.*?)<\/title>/.exec(fresh)[1].replaceAll('&amp;', '&'));
    assert.equal(await tab.getByRole('alert').count(), 0);
    console.log(`${done} steps, ${compared + 1} comparisons; memory in MB: ${taken.map((number) => number.toFixed(0)).join(' ')}`);
    // The first figure stands for a site that is whole in memory; what comes after may not pile up.
    assert.ok(Math.max(...taken) <= taken[0] * 1.5 + 40, `memory grew: ${taken.map((number) => number.toFixed(0)).join(' ')} MB`);
  } finally {
    await browser.close();
    await server.stop();
    site.remove();
  }
});
