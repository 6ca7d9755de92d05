// Proves: the preview answers nobody but this computer's own browser. A foreign Host or Origin, a path that climbs or hides a slash,
// a whole path of the disk, a link out of the site, a letter nobody can see: refused. What the published site says of its pages holds
// in the preview too, and no page is kept by a browser. A port that is taken is passed over, in words.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, it } from 'node:test';
import { ask, newSite, preview } from './preview.mjs';

const SECRET = 'a secret of this computer';
let site;
let server;

before(async () => {
  site = newSite();
  const outside = join(dirname(site.folder), 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'secret.md'), `---\ntitle: Secret\n---\n\n${SECRET}\n`);
  writeFileSync(join(outside, 'secret.png'), SECRET);
  symlinkSync(join(outside, 'secret.md'), site.file('content/en/secret.md'));
  symlinkSync(outside, site.file('content/en/outside'));
  symlinkSync(join(outside, 'secret.png'), site.file('content/pictures/secret.png'));
  server = await preview(site.folder);
});
after(async () => {
  await server?.stop();
  site?.remove();
});

for (const host of ['evil.example', 'evil.example:PORT', 'localhost.evil.example:PORT', '127.0.0.1.evil.example:PORT', '127.0.0.1', '127.0.0.1:1', '0.0.0.0:PORT', '192.168.1.1:PORT']) {
  it(`a request for the host “${host}” is refused`, async () => {
    for (const path of ['/', '/_plainleaf/', '/_plainleaf/events', '/_plainleaf/live.js']) {
      const { status, text } = await ask(server.port, path, { headers: { host: host.replace('PORT', server.port) } });
      assert.equal(status, 403, path);
      assert.doesNotMatch(text, /<html/);
    }
  });
}

for (const origin of ['https://evil.example', 'null', 'http://evil.example:PORT', 'https://127.0.0.1:PORT', 'http://localhost:1', 'file://']) {
  it(`a request from ${origin} is refused`, async () => {
    for (const [method, path] of [['GET', '/'], ['GET', '/_plainleaf/events'], ['POST', '/_plainleaf/'], ['POST', '/']]) {
      const { status } = await ask(server.port, path, { method, headers: { origin: origin.replace('PORT', server.port) } });
      assert.equal(status, 403, `${method} ${path}`);
    }
  });
}

it('a form that does not say where it comes from is refused, and a page of another website may not embed anything', async () => {
  assert.equal((await ask(server.port, '/_plainleaf/', { method: 'POST' })).status, 403);
  for (const dest of ['script', 'iframe', 'image', 'empty']) {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': dest === 'iframe' ? 'navigate' : 'no-cors', 'sec-fetch-dest': dest };
    assert.equal((await ask(server.port, '/', { headers })).status, 403, dest);
  }
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  assert.equal((await ask(server.port, '/', { headers: link })).status, 200, 'a link from an e-mail may lead here');
});

for (const path of [
  '/../site.toml', '/..%2fsite.toml', '/%2e%2e/site.toml', '/%2e%2e%2fsite.toml', '/a/../../content/site.toml', '/./contact/', '//etc/passwd', '/%2fetc/passwd', '/..\\site.toml',
  '/..%5csite.toml', '/contact/%00', '/contact%00.html', '/%ff', '/%', '/%zz', '/%252e%252e%252fsite.toml', '/contact//', '/_plainleaf/../content/site.toml', '/_plainleaf/..%2f..%2fetc/passwd',
]) {
  it(`the path ${path} leads nowhere`, async () => {
    const { status, text } = await ask(server.port, path);
    assert.equal(status, 400);
    assert.doesNotMatch(text, /<html|root:|name =/);
  });
}

for (const path of ['/etc/passwd', '/content/site.toml', '/site.toml', '/content/en/index.md', '/.plainleaf/.gitignore', '/.git/config', '/_headers', '/_redirects', '/en/secret.md', '/C:/Windows/win.ini', '/file:/etc/passwd']) {
  it(`no file stands at ${path}`, async () => {
    const { status, text } = await ask(server.port, path);
    assert.equal(status, 404);
    assert.doesNotMatch(text, /root:|X-Frame-Options|name =/);
  });
}

it('what a link outside the site leads to is not served', async () => {
  for (const path of ['/secret/', '/outside/', '/outside/secret/', '/pictures/secret.png']) {
    const { text } = await ask(server.port, path);
    assert.doesNotMatch(text, new RegExp(SECRET), path);
  }
});

it('a page has the headers of the published site, but for what the preview needs, and is kept by nobody', async () => {
  const { headers } = await ask(server.port, '/contact/');
  const policy = headers['content-security-policy'];
  assert.match(policy, /^default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'/);
  assert.doesNotMatch(policy, /'unsafe-|\*|https?:/);
  assert.match(policy, /frame-ancestors 'self'/);
  assert.equal(headers['cache-control'], 'no-store');
  for (const [name, value] of [['x-frame-options', 'SAMEORIGIN'], ['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer'], ['cross-origin-opener-policy', 'same-origin'], ['cross-origin-resource-policy', 'same-origin']]) {
    assert.equal(headers[name], value, name);
  }
  assert.equal(headers['set-cookie'], undefined);
});

it('other methods, a name without its slash, a page that is not there', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const { status } = await ask(server.port, '/contact/', { method, headers: { origin: `http://127.0.0.1:${server.port}` } });
    assert.equal(status, 405, method);
  }
  const { status, headers } = await ask(server.port, '/contact');
  assert.deepEqual([status, headers.location], [302, '/contact/']);
  const missing = await ask(server.port, '/no-such-page/');
  assert.equal(missing.status, 404);
  assert.match(missing.text, /<h1/);
  const head = await ask(server.port, '/contact/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.text], [200, '']);
});

it('a port that is taken is passed over, and that is said', async () => {
  const other = await preview(site.folder, ['--port', String(server.port)]);
  try {
    assert.notEqual(other.port, server.port);
    assert.match(other.said(), new RegExp(`Another program listens at port ${server.port}, so the preview took ${other.port}\\.`));
    assert.equal((await ask(other.port, '/')).status, 200);
  } finally {
    await other.stop();
  }
});

it('another address is a warning', async () => {
  assert.doesNotMatch(server.said(), /Careful/);
  const open = await preview(site.folder, ['--address', '0.0.0.0']);
  try {
    assert.match(open.said(), /Careful: every computer in your network can reach this preview/);
    assert.equal((await ask(open.port, '/', { headers: { host: `evil.example:${open.port}` } })).status, 403);
    assert.equal((await ask(open.port, '/')).status, 200);
    assert.equal((await ask(open.port, '/', { strange: true })).status, 403, 'without its address nobody comes in');
  } finally {
    await open.stop();
  }
});
