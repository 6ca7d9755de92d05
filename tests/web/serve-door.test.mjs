// Proves: nobody sees or changes anything in the preview who has not seen the address that plainleaf printed: not another user of this
// computer, not another browser, not an older run. Whoever opens the address is let in once and for all, from a terminal as from another
// website, and the secret stays in no address. Strangers cannot keep the preview busy: heads, bodies and connections have limits.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { startBrowser, watchedPage } from './browser.mjs';
import { ask, newSite, preview, until } from './preview.mjs';

let site;
let server;
let browser;
const path = () => new URL(server.key).pathname;

before(async () => {
  site = newSite();
  server = await preview(site.folder);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  site?.remove();
});

for (const way of ['/', '/contact/', '/no-such-page/', '/assets/none.css', '/contact/contact.pdf', '/_plainleaf/', '/_plainleaf/edit?file=content/en/index.md', '/_plainleaf/events', '/_plainleaf/live.js', '/_plainleaf/desk.css', '/_plainleaf/key/', '/_plainleaf/key/x/', '/%ff']) {
  it(`a stranger sees nothing at ${way}`, async () => {
    for (const headers of [{}, { cookie: `plainleaf-${server.port}=` }, { cookie: `plainleaf-${server.port}=${'0'.repeat(32)}` }, { cookie: server.cookie.replace('plainleaf-', 'plainleaf-1') }]) {
      for (const method of ['GET', 'HEAD']) {
        const { status, text } = await ask(server.port, way, { method, headers, strange: true });
        assert.equal(status, 403, JSON.stringify(headers));
        assert.doesNotMatch(text, /live\.js|<link/);
        if (method === 'GET') assert.match(text, /<h1>Open the preview with its own address<\/h1>/);
      }
    }
  });
}

it('a stranger changes nothing, even with the token of a form', async () => {
  const [, token] = /name="token" value="(\w+)"/.exec((await ask(server.port, '/_plainleaf/edit?file=content/en/index.md')).text);
  const before = site.read('content/en/index.md');
  const body = new URLSearchParams({ token, file: 'content/en/index.md', base: '', text: 'Words of a stranger.', again: 'yes' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin };
  const { status } = await ask(server.port, '/_plainleaf/edit', { method: 'POST', headers, body, strange: true });
  assert.equal(status, 403);
  assert.deepEqual(site.read('content/en/index.md'), before);
});

it('the printed address opens the door and leads to an address without the secret', async () => {
  const { status, headers } = await ask(server.port, path(), { strange: true });
  assert.deepEqual([status, headers.location, headers['cache-control'], headers['referrer-policy']], [303, '/', 'no-store', 'no-referrer']);
  assert.match(headers['set-cookie'][0], /^plainleaf-\d+=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
  const desk = /The workbench is at (\S+)/.exec(server.said())[1];
  assert.equal((await ask(server.port, new URL(desk).pathname, { strange: true })).headers.location, '/_plainleaf/');
  const longer = await ask(server.port, `${path()}_plainleaf/edit?file=content/en/index.md`, { strange: true });
  assert.equal(longer.headers.location, '/_plainleaf/edit?file=content/en/index.md');
  for (const wrong of [`${path()}/evil.example/`, `${path()}..%2f`, path().slice(0, -1), path().replace(/.\/$/, '/'), path().toUpperCase()]) {
    assert.equal((await ask(server.port, wrong, { strange: true })).status, 403, wrong);
  }
  assert.equal((await ask(server.port, path(), { strange: true, headers: { host: `evil.example:${server.port}` } })).status, 403, 'the host guard stays');
});

it('each run has another address, and the cookie of another run opens nothing', async () => {
  const other = await preview(site.folder);
  try {
    assert.notEqual(new URL(other.key).pathname, path());
    const secret = server.cookie.split('=')[1];
    assert.equal((await ask(other.port, '/', { strange: true, headers: { cookie: `plainleaf-${other.port}=${secret}` } })).status, 403);
    assert.equal((await ask(other.port, '/', { strange: true, headers: { cookie: `${server.cookie}; ${other.cookie}` } })).status, 200);
  } finally {
    await other.stop();
  }
});

it('a browser that comes without the address is told what to do, and comes in with it', async () => {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    assert.equal((await tab.goto(`${server.origin}/contact/`)).status(), 403);
    await tab.getByRole('heading', { level: 1, name: 'Open the preview with its own address' }).waitFor();
    const other = await context.newPage();
    await other.goto(server.key);
    assert.equal(other.url(), `${server.origin}/`);
    assert.doesNotMatch(await other.evaluate(() => document.cookie + document.referrer), /[0-9a-f]{32}/);
    await tab.getByRole('link', { name: 'Try this page again' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
    await tab.goto(`${server.origin}/_plainleaf/`);
    await tab.getByText('Workbench of').waitFor();
  } finally {
    await context.close();
  }
});

it('a link on another website opens it too, and another website cannot use the cookie', async () => {
  const asked = [];
  const local = await startBrowser();
  const context = await local.newContext();
  try {
    await context.route('http://other.example/', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>x</title><a href="${server.key}">in</a> <a href="${server.origin}/contact/">contact</a><img src="${server.origin}/_plainleaf/icon.svg">` }));
    const tab = await context.newPage();
    tab.on('response', (response) => asked.push([response.url(), response.status()]));
    await tab.goto('http://other.example/');
    assert.equal(await tab.evaluate(() => document.images[0].naturalWidth), 0);
    await tab.getByRole('link', { name: 'in', exact: true }).click();
    await tab.waitForURL(`${server.origin}/`);
    await tab.getByRole('heading', { level: 1 }).first().waitFor();
    // From now on it is let in; but a strict cookie is not sent along with a link of another website: one step more.
    await tab.goto('http://other.example/');
    assert.equal(await tab.evaluate(() => document.images[0].naturalWidth), 0);
    await tab.getByRole('link', { name: 'contact' }).click();
    await tab.getByRole('link', { name: 'Try this page again' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Contact' }).waitFor();
    assert.equal(asked.filter(([url, status]) => url.endsWith('icon.svg') && status !== 403).length, 0);
  } finally {
    await context.close();
    await local.close();
  }
});

it('the page for strangers can be read by everybody', async () => {
  const watched = await watchedPage(browser, 'http://127.0.0.1:1');
  try {
    await watched.page.setViewportSize({ width: 320, height: 700 });
    await watched.page.goto(`${server.origin}/`);
    assert.equal(await watched.page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.deepEqual([...watched.faults].filter((fault) => !/status 403|request to another server|403 \(Forbidden\)/.test(fault)), []);
  } finally {
    await watched.close();
  }
});

it('with --open the address is in no list of programs', { skip: process.platform !== 'linux' }, async () => {
  const tools = mkdtempSync(join(tmpdir(), 'plainleaf-open-'));
  const said = join(tools, 'said');
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$@" > ${said}.part\nmv ${said}.part ${said}\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  const child = spawn(process.env.PLAINLEAF, ['serve', site.folder, '--open', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PATH: `${tools}:${process.env.PATH}` } });
  let words = '';
  child.stdout.on('data', (data) => { words += data; });
  try {
    const opened = (await until(() => { try { return readFileSync(said, 'utf8'); } catch { return ''; } })).trim();
    assert.doesNotMatch(opened, /[0-9a-f]{32}/);
    assert.equal(statSync(opened).mode & 0o777, 0o600, opened);
    const key = /preview of .* is at (\S+)/.exec(words)[1];
    assert.ok(readFileSync(opened, 'utf8').includes(`url=${key}"`));
    assert.equal(execFileSync('sh', ['-c', 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" "\\n"']).toString().includes(new URL(key).pathname), false);
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(`file://${opened}`);
    await tab.waitForURL(`${new URL(key).origin}/`);
    await tab.getByRole('heading', { level: 1 }).first().waitFor();
    await context.close();
  } finally {
    child.kill();
    rmSync(tools, { recursive: true, force: true });
  }
});

/** A connection that sends some bytes and then waits. Gives the milliseconds until the preview ends it. */
const slow = (head, again = 0) => new Promise((resolve, reject) => {
  const began = Date.now();
  const line = connect(server.port, '127.0.0.1', () => line.write(head));
  const drip = again ? setInterval(() => line.write('a'), again) : null;
  line.on('data', () => {});
  line.on('error', () => {});
  line.on('close', () => { clearInterval(drip); resolve(Date.now() - began); });
  setTimeout(() => { line.destroy(); reject(new Error('the preview waits for ever')); }, 45_000).unref();
});

it('a head that never ends is cut off, however many there are, and the preview answers meanwhile', { timeout: 60_000 }, async () => {
  const heads = Array.from({ length: 60 }, (_, at) => slow(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-A: `, at % 2 ? 500 : 0));
  assert.equal((await ask(server.port, '/contact/')).status, 200);
  for (const time of await Promise.all(heads)) assert.ok(time < 15_000, `${time} ms`);
});

it('a head without end in size is refused', async () => {
  const { status } = await ask(server.port, '/', { headers: { 'x-a': 'a'.repeat(200_000) } }).catch(() => ({ status: 431 }));
  assert.equal(status, 431);
});

it('the body of a stranger is not waited for', { timeout: 20_000 }, async () => {
  const head = `POST /_plainleaf/edit HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.origin}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 30000000\r\n\r\n`;
  const answer = await new Promise((resolve, reject) => {
    const line = connect(server.port, '127.0.0.1', () => line.write(head));
    line.on('data', (data) => { resolve(data.toString()); line.destroy(); });
    line.on('error', reject);
  });
  assert.match(answer, /^HTTP\/1\.1 403 /);
});

it('what is not there is kept by nobody, in a folder of files that are kept for ever', async () => {
  const { text } = await ask(server.port, '/');
  const [, style] = /href="?(\/assets\/style[^"> ]+)/.exec(text);
  assert.match((await ask(server.port, style)).headers['cache-control'], /immutable/);
  for (const gone of ['/assets/none.css', '/pictures/none.png']) {
    const { status, headers } = await ask(server.port, gone);
    assert.deepEqual([status, headers['cache-control']], [404, 'no-store']);
  }
});
