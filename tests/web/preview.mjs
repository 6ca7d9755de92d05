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

/** Starts the preview of a folder on any free port. Gives { origin, port, pid, said, stop }. */
export async function preview(folder, words = []) {
  const child = spawn(program(), ['serve', folder, '--today', TODAY, ...(words.includes('--port') ? [] : ['--port', '0']), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = [];
  let ended = null;
  const ready = new Promise((resolve, reject) => {
    const hear = (data) => {
      lines.push(data.toString());
      const [, origin] = /is at (http:\/\/[^/\s]+)\//.exec(lines.join('')) ?? [];
      if (origin) resolve(origin);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => { ended = code; reject(new Error(`the preview ended with ${code}:\n${lines.join('')}`)); });
  });
  const origin = await ready;
  const stop = () => new Promise((resolve) => {
    if (ended !== null) return resolve();
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill();
    return undefined;
  });
  return { origin, port: Number(new URL(origin).port), pid: child.pid, said: () => lines.join(''), alive: () => ended === null, stop };
}

/** Asks as no browser would: any path, any headers, as they are given. */
export function ask(port, path, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } }, (response) => {
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
