// The preview server as staff start it, and a site of their own to break: for the tests of `plainleaf serve`.
// What comes in: PLAINLEAF, the path of the program (tests/run sets it).
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const TODAY = '2026-11-22';
const program = () => {
  if (!process.env.PLAINLEAF) throw new Error('Set PLAINLEAF to the path of the program.');
  return process.env.PLAINLEAF;
};

/** A new site in a temporary folder: that of `plainleaf new`, with files laid over it. */
export function newSite(files = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), 'plainleaf-preview-')), 'site');
  execFileSync(program(), ['new', folder, '--today', TODAY], { stdio: 'ignore' });
  const site = {
    folder,
    file: (path) => join(folder, path),
    read: (path) => readFileSync(join(folder, path)),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    edit: (path, from, to) => {
      const text = site.read(path).toString();
      if (!text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
      site.write(path, text.replace(from, to));
    },
    remove: () => rmSync(dirname(folder), { recursive: true, force: true }),
  };
  for (const [path, text] of Object.entries(files)) site.write(path, text);
  return site;
}

/** Builds a site afresh, with drafts, into a folder beside it. */
export function build(site, words = []) {
  const out = `${site.folder}-out-${Math.random().toString(36).slice(2)}`;
  try {
    execFileSync(program(), ['build', site.folder, '--out', out, '--drafts', '--today', TODAY, ...words], { stdio: 'pipe' });
  } catch (error) {
    throw new Error(`the site cannot be built:\n${error.stdout}${error.stderr}`);
  }
  return out;
}

// The cookie of each preview that was opened with the address it printed, by port.
const cookies = new Map();

/** The cookie of the preview at an origin, as Playwright takes it: none for any other server. */
export function cookieAt(origin) {
  const [name, value] = cookies.get(Number(new URL(origin).port))?.split('=') ?? [];
  return name ? [{ name, value, domain: '127.0.0.1', path: '/', httpOnly: true, sameSite: 'Strict' }] : [];
}

/** A new context of a browser that has come in by the door of a preview. */
export async function contextAt(browser, origin, settings = {}) {
  const context = await browser.newContext(settings);
  await context.addCookies(cookieAt(origin));
  return context;
}

/** `fetch` as the browser of the person who started the preview. */
export const fetchAs = (url, options = {}) => fetch(url, { ...options, headers: { ...options.headers, cookie: cookies.get(Number(new URL(url).port)) ?? '' } });

/** Starts the preview of a folder on any free port, and opens its door. Gives { origin, key, port, pid, said, stop }. */
export async function preview(folder, words = []) {
  const child = spawn(program(), ['serve', folder, '--today', TODAY, ...(words.includes('--port') ? [] : ['--port', '0']), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = [];
  let ended = null;
  const ready = new Promise((resolve, reject) => {
    const hear = (data) => {
      lines.push(data.toString());
      const [, address] = /The preview of .* is at (http:\/\/\S+)\n/.exec(lines.join('')) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => { ended = code; reject(new Error(`the preview ended with ${code}:\n${lines.join('')}`)); });
  });
  const key = await ready;
  const { origin, port, pathname } = new URL(key);
  const opened = await ask(Number(port), pathname, { strange: true });
  const [cookie] = opened.headers['set-cookie']?.[0]?.split(';') ?? [];
  if (!cookie) throw new Error(`the address ${key} opens nothing: ${opened.status}`);
  cookies.set(Number(port), cookie);
  const stop = () => new Promise((resolve) => {
    if (ended !== null) return resolve();
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill();
    return undefined;
  });
  return { origin, key, cookie, port: Number(port), pid: child.pid, said: () => lines.join(''), alive: () => ended === null, stop };
}

/** Asks as no browser would: any path, any headers, as they are given. A strange caller has not come in by the door. */
export function ask(port, path, { method = 'GET', headers = {}, body = '', strange = false } = {}) {
  const known = strange || !cookies.has(port) ? {} : { cookie: cookies.get(port) };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...known, ...headers } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts), text: Buffer.concat(parts).toString() }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A page as the published site has it: without the tag that the preview adds, and what it says above the page. */
export function asPublished(html) {
  return html
    .replace(/<script defer src=\/_plainleaf\/live\.js data-key=\w+><\/script>(<link rel=stylesheet href=\/_plainleaf\/live\.css>)?/, '')
    .replace(/<(div|aside) class=plainleaf-[\s\S]*?<\/\1>/g, '');
}

/** Waits until a question is answered with yes. */
export async function until(question, { what = String(question), patience = 20_000 } = {}) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s in vain for: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
