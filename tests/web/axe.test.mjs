// Proves: on every built page, in light, dark and forced colours, on a phone and on a desk, axe-core with all of its
// rules (WCAG 2.2 A, AA, AAA, best practices, target size) finds nothing; nothing is wider than a phone; the page asks
// no other server for anything, sets no cookie, keeps nothing, and breaks none of the rules of its security policy.
// Also proves that each of these checks can fail, on pages that are broken on purpose.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { examine, STATES } from './examine.mjs';
import { serve } from './serve.mjs';
import { manualFolder, pagesIn, partsFolders, siteFolder, temporarySite } from './site.mjs';

const folder = siteFolder();
const pages = pagesIn(folder);
let browser;
let site;

before(async () => {
  browser = await startBrowser();
  site = await serve(folder);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

it('there are pages to look at, the home page and the page for unknown addresses among them', () => {
  assert.ok(pages.length > 0, 'no HTML file in the built site');
  for (const file of ['index.html', '404.html']) assert.ok(pages.some((page) => page.file === file), `${file} was not built`);
});

it('the pages come under a strict security policy', () => {
  for (const { path } of pages) {
    const policy = site.headersFor(path)['content-security-policy'] ?? '';
    assert.match(policy, /default-src '(none|self)'/, `no policy for ${path}`);
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|https?:|\*/, `a hole in the policy for ${path}`);
  }
});

describe(`every page in ${STATES.length} states`, { concurrency: 2 }, () => {
  for (const built of pages) {
    it(`${built.path} (${built.file})`, async () => {
      const faults = await examine(browser, site.origin, built);
      if (faults.length > 0) assert.fail(`${built.file}:\n  ${faults.join('\n  ')}\n`);
    });
  }
});

// A part that the site does not use is looked at here; in the other theme, where the same parts have other colours.
for (const [at, parts] of partsFolders().entries()) {
  describe(`every part, theme ${at + 1}`, { concurrency: 2 }, () => {
    let server;
    before(async () => { server = await serve(parts); });
    after(() => server.close());
    for (const built of pagesIn(parts).filter(({ path }) => ['/', '/parts/', '/parts/easy-read/', '/leaving/', '/settings/', '/cy/parts/'].includes(path))) {
      it(built.path, async () => {
        const faults = await examine(browser, server.origin, built);
        if (faults.length > 0) assert.fail(`${built.file}:\n  ${faults.join('\n  ')}\n`);
      });
    }
  });
}

describe('every page of the manual', { concurrency: 2 }, () => {
  let server;
  before(async () => { server = await serve(manualFolder()); });
  after(() => server.close());
  for (const built of pagesIn(manualFolder())) {
    it(built.path, async () => {
      const faults = await examine(browser, server.origin, built);
      if (faults.length > 0) assert.fail(`${built.file}:\n  ${faults.join('\n  ')}\n`);
    });
  }
});

describe('the checks can fail', { concurrency: 2 }, () => {
  const html = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Broken</title>
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head><body><main><h1>Broken</h1>${body}</main></body></html>`;
  const policy = "/*\n  Content-Security-Policy: default-src 'none'; img-src data:; style-src 'self'\n";
  const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
  const broken = {
    'a picture without words': [html('', `<img src="${pixel}">`), /image-alt.*every state/],
    'grey words, enough for AA only': [html('<style>p{color:#767676}</style>', '<p>Words</p>'), /color-contrast-enhanced.*\(light 320, light 1280, dark 320, dark 1280\)/],
    'grey words, in dark colours only': [
      html('<style>@media (prefers-color-scheme:dark){p{background:#000;color:#444}}</style>', '<p>Words</p>'),
      /color-contrast.*\(dark 320, dark 1280\)/],
    'grey words, in forced colours only': [
      html('<style>@media (forced-colors:active){p{forced-color-adjust:none;background:#000;color:#444}}</style>', '<p>Words</p>'),
      /color-contrast.*\(forced colours 320, forced colours 1280\)/],
    'a button without words, in dark colours only': [
      html('<style>button{width:44px;height:44px}@media (prefers-color-scheme:dark){b{display:none}}</style>', '<button type="button"><b>Go</b></button>'),
      /button-name.*\(dark 320, dark 1280, forced colours 320, forced colours 1280\)/],
    'words on a picture': [html('<style>p{background:linear-gradient(#fff,#000)}</style>', '<p>Words</p>'), /could not judge color-contrast/],
    'a target of 43 px, enough for AA only': [
      html('<style>button{width:43px;height:43px;margin:40px}</style>', '<button type="button">a</button>'), /target-size/],
    'a heading left out': [html('', '<h3>Skipped</h3>'), /heading-order/],
    'two links of one name': [html('', '<p><a href="/a">More</a> <a href="/b">More</a></p>'), /could not judge identical-links-same-purpose/],
    'too wide for a phone': [html('<style>div{inline-size:40rem}</style>', '<div>Wide</div>'), /scrolls sideways.*\(light 320, dark 320/],
    'a picture from elsewhere': [html('', '<img alt="A dot" src="https://elsewhere.example/dot.png">'), /request to another server/],
    'a cookie': [html('<script>document.cookie="a=b"</script>', ''), /cookie set: a/],
    'something kept': [html('<script>localStorage.a=1;sessionStorage.b=1</script>', ''), /kept in local storage: a/],
    'a script that breaks': [html('<script>nothingHere()</script>', ''), /script error/],
    'a file that is not there': [html('<link rel="stylesheet" href="/gone.css">', ''), /status 404/],
    'a style against the policy': [html('', '<p style="color:#000">Words</p>'), /Content Security Policy/, { _headers: policy }],
    'a script against the policy': [html('<script>1</script>', ''), /Content Security Policy/, { _headers: policy }],
  };
  for (const [name, [text, expected, more = {}]] of Object.entries(broken)) {
    it(name, async () => {
      const server = await serve(temporarySite({ 'index.html': text, ...more }));
      try {
        const faults = await examine(browser, server.origin, { path: '/' });
        assert.match(faults.join('\n'), expected);
      } finally {
        await server.close();
      }
    });
  }

  it('and a sound page has no faults', async () => {
    const server = await serve(temporarySite({ 'index.html': html('<style>body{background:#fff;color:#000}button{width:44px;height:44px}</style>', '<button type="button">a</button><p>All is well.</p>'), _headers: '/*\n  X-Test: yes\n' }));
    try {
      assert.deepEqual(await examine(browser, server.origin, { path: '/' }), []);
    } finally {
      await server.close();
    }
  });
});
