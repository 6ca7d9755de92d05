// Serves a built folder on this machine only, the way a host for static sites would: an address that ends in "/"
// is its index.html, an unknown one is 404.html with status 404, and the headers are those of the site's own
// `_headers` file. So every page is tested under the security policy that its readers' browsers will get.
// By hand: node serve.mjs FOLDER [PORT]
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const KINDS = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.webp': 'image/webp',
  '.avif': 'image/avif', '.gif': 'image/gif', '.ico': 'image/x-icon', '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip', '.json': 'application/json', '.xml': 'application/xml', '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json',
};

/** Starts the server on a free port. Gives { origin, headersFor, close }. */
export async function serve(folder, port = 0) {
  const headerRules = readHeaders(join(folder, '_headers'));
  const redirects = readRedirects(join(folder, '_redirects'));
  const headersFor = (path) => gather(headerRules, path);

  const server = createServer((request, response) => {
    const path = safePath(request.url);
    const send = (status, headers, body) => {
      response.writeHead(status, { ...headersFor(path ?? '/'), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' }, '');
    const file = path && fileFor(folder, path);
    if (file) return send(200, { 'Content-Type': KINDS[extname(file)] ?? 'application/octet-stream' }, readFileSync(file));
    // A file comes before a redirect, and a folder's address gets its "/".
    if (path && fileFor(folder, `${path}/`)) return send(301, { Location: encodeURI(`${path}/`) }, '');
    const moved = redirects.find((rule) => rule.from === path || rule.from === `${path}/`);
    if (moved) return send(moved.status, { Location: moved.to }, '');
    const missing = path && missingPage(folder, path);
    return send(404, { 'Content-Type': KINDS['.html'] }, missing ? readFileSync(missing) : 'Not found');
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  return { origin, headersFor, close };
}

/** The address without its query, decoded; null where it is not one of ours. */
function safePath(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname);
    return path.includes('\0') || normalize(path) !== path ? null : path;
  } catch {
    return null;
  }
}

/** The file that stands at an address, or null. The host's own setting files are not served. */
function fileFor(folder, path) {
  if (path === '/_headers' || path === '/_redirects') return null;
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

/** The nearest 404.html, from the address upwards. */
function missingPage(folder, path) {
  const parts = path.split('/').slice(1, -1);
  for (let n = parts.length; n >= 0; n -= 1) {
    const file = join(folder, ...parts.slice(0, n), '404.html');
    if (existsSync(file)) return file;
  }
  return null;
}

/** Reads `_headers`: an address at the start of a line, its headers in the indented lines below. */
export function readHeaders(file) {
  if (!existsSync(file)) return [];
  const rules = [];
  readFileSync(file, 'utf8').split(/\r?\n/).forEach((line, index) => {
    if (!line.trim() || line.trim().startsWith('#')) return;
    if (!/^\s/.test(line)) return void rules.push({ address: pattern(line.trim()), headers: [] });
    const [, detached] = /^\s+!\s*([A-Za-z0-9-]+)\s*$/.exec(line) ?? [];
    const [, name, value] = detached ? [line, detached, null] : /^\s+([A-Za-z0-9-]+)\s*:\s*(.+?)\s*$/.exec(line) ?? [];
    if (!name || rules.length === 0) throw new Error(`_headers line ${index + 1} cannot be read: ${line}`);
    rules.at(-1).headers.push([name, value]);
  });
  return rules;
}

/** All rules that fit an address apply; a header named twice is joined by a comma, and "! Name" takes it away again. */
function gather(rules, path) {
  const found = new Map();
  for (const { address, headers } of rules) {
    if (!address.test(path)) continue;
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      if (value === null) found.delete(key);
      else found.set(key, found.has(key) ? `${found.get(key)}, ${value}` : value);
    }
  }
  return Object.fromEntries(found);
}

/** `/pictures/*` and `/:language/x` as a regular expression. */
function pattern(address) {
  const parts = address.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:[A-Za-z_]\w*/g, '[^/]+');
  return new RegExp(`^${parts}$`);
}

/** Reads `_redirects`: from, to and a status (301 unless said) on each line. */
export function readRedirects(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() && !line.trim().startsWith('#'))
    .map((line) => {
      const [from, to, status = '301'] = line.trim().split(/\s+/);
      return { from: decodeURI(from), to, status: Number.parseInt(status, 10) };
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { origin } = await serve(process.argv[2] ?? 'public', Number(process.argv[3] ?? 0));
  console.log(`${origin}/  (Ctrl+C ends it)`);
}
