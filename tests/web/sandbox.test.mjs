// Proves: a page of the site asks nobody but its own server, on a host that sends no headers at all. The policy stands
// first in every page. Whatever carries an address of somebody else (carriers.json) is put into a page by force, with
// the policy of the built site: the stranger's server is asked for nothing, and but for those that are named it hears no
// connection. Without the policy it is asked, so the test can fail. What no policy can stop is named there too, and
// tests/it/carriers.rs shows that each of them is refused.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { filesIn, pagesIn, siteFolder, temporarySite } from './site.mjs';

const KINDS = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json', '.wasm': 'application/wasm', '.pdf': 'application/pdf', '.xml': 'application/xml' };
const CARRIERS = JSON.parse(readFileSync(new URL('carriers.json', import.meta.url)));
const folder = siteFolder();
const policyTags = /^<!doctype html>\s*<html[^>]*>\s*<head>(<meta http-equiv="?Content-Security-Policy"? content="([^"]+)"><meta name="?referrer"? content="?no-referrer"?>)/i;
let browser;

before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

/** A host for files that knows nothing but their endings. */
async function plainHost(root) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    return void response.writeHead(200, { 'Content-Type': KINDS[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  return listening(server);
}

/** A server that is somebody else's: it counts who connects. */
async function stranger() {
  let [connections, requests] = [0, 0];
  const server = createServer((request, response) => {
    requests += 1;
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('x');
  });
  server.on('connection', () => { connections += 1; });
  return { ...await listening(server), heard: () => ({ connections, requests }) };
}

async function listening(server) {
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const host = `127.0.0.1:${server.address().port}`;
  return { host, origin: `http://${host}`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

describe('the built site', () => {
  const pages = pagesIn(folder);

  it('has the policy first in the head of every page', () => {
    assert.ok(pages.length > 10);
    for (const { file, html } of pages) {
      const [, , policy] = policyTags.exec(html) ?? [];
      assert.ok(policy, `${file} begins with ${html.slice(0, 300)}`);
      assert.match(policy, /^default-src 'none'; /, file);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|\*|https?:|data:|frame-ancestors|report-/, file);
    }
  });

  it('names no address of somebody else in any style sheet or drawing', () => {
    for (const file of filesIn(folder).filter((name) => /\.(css|svg)$/.test(name))) {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll(/"http:\/\/www\.w3\.org\/[^"]*"/g, '');
      assert.doesNotMatch(text, /\/\/[a-z]/i, file);
    }
  });

  it('asks nobody else, keeps its looks and finds words, on a host without headers', async () => {
    const host = await plainHost(folder);
    try {
      const looked = pages.filter(({ status, stub }) => status === 200 && !stub);
      const some = looked.filter((_, number) => number % Math.ceil(looked.length / 25) === 0);
      for (const built of some) {
        const watched = await watchedPage(browser, host.origin);
        await watched.visit(built);
        const sheets = await watched.page.evaluate(() => [...document.styleSheets].filter(({ href }) => href).map(({ cssRules }) => cssRules.length));
        assert.ok(sheets.length > 0 && sheets[0] > 50, `${built.path}: its style sheet was not read`);
        assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.scripts), 'on', `${built.path}: its script did not run`);
        assert.deepEqual([...watched.faults], [], built.path);
        await watched.close();
      }
      const search = looked.find(({ html }) => /<main[\s\S]*<input[^>]*type=["']?search/.test(html));
      const watched = await watchedPage(browser, host.origin);
      await watched.visit({ path: `${search.path}?q=advocate` });
      await watched.page.waitForFunction(() => document.querySelectorAll('#search-results a').length > 0);
      assert.deepEqual([...watched.faults], []);
      await watched.close();
    } finally {
      await host.close();
    }
  });
});

describe('what carries an address of somebody else', () => {
  const [, tags] = policyTags.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? [];
  const page = (first, html) => `<!doctype html><html lang="en"><head>${first}<meta charset="utf-8"><title>x</title><link rel="icon" href="/none.png"></head><body>${html}</body></html>`;

  /** What somebody else's server heard of a page that begins with these tags. */
  async function heard(first, { html, click }) {
    const other = await stranger();
    const host = await plainHost(temporarySite({ 'index.html': page(first, html.replaceAll('HOST', other.host)) }));
    const context = await browser.newContext();
    try {
      const shown = await context.newPage();
      await shown.goto(host.origin, { waitUntil: 'load' }).catch(() => {});
      if (click) await shown.click(click, { noWaitAfter: true, timeout: 2000 }).catch(() => {});
      for (let n = 0; n < 8 && other.heard().requests === 0; n += 1) await wait(60);
      return other.heard();
    } finally {
      await context.close();
      await host.close();
      await other.close();
    }
  }

  for (const carrier of CARRIERS) {
    const { name, quiet, unstopped, connects } = carrier;
    it(`${name}: the policy ${unstopped ? 'cannot stop it' : 'stops it'}`, async () => {
      if (!unstopped) {
        const { connections, requests } = await heard(tags, carrier);
        assert.equal(requests, 0, 'the stranger was asked for something');
        if (!connects) assert.equal(connections, 0, 'the stranger heard of the reader');
      }
      if (!quiet) assert.ok((await heard('', carrier)).requests > 0, 'without the policy nothing is asked for either: this proves nothing');
    });
  }
});
