// Proves: whatever drawing is put into the folder while the preview runs, the preview goes on: it says what is wrong
// with the drawing, shows the other pages, and is as quick as before.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { ask, newSite, preview, until } from './preview.mjs';

const drawing = (inner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${inner}</svg>`;
const filtered = (inner) => drawing(`<filter id="f">${inner}</filter><rect width="90" height="90" filter="url(#f)"/>`);
const chain = Array.from({ length: 12 }, (_, at) => `<g id="l${at}">${`<use href="#l${at + 1}"/>`.repeat(12)}</g>`).join('');
const DRAWINGS = {
  'a tower of 8,000 tspan': drawing(`<text>${'<tspan>'.repeat(8000)}x${'</tspan>'.repeat(8000)}</text>`),
  'feTurbulence without an end': filtered('<feTurbulence baseFrequency=".1" numOctaves="2147483647"/>'),
  'a chain of use': drawing(`${chain}<rect id="l12" width="1" height="1"/>`),
  'one byte that is no letter': Buffer.concat([Buffer.from(drawing('<script>alert(1)</script>')), Buffer.from([0xff])]),
};
let site;
let server;

before(async () => {
  site = newSite();
  site.write('content/pictures/pictures.toml', `${site.read('content/pictures/pictures.toml')}
["hostile.svg"]
alt = "x"
author = "x"
licence = "x"
source = "x"
`);
  server = await preview(site.folder);
});
after(async () => {
  await server?.stop();
  site?.remove();
});

for (const [name, bytes] of Object.entries(DRAWINGS)) {
  it(`${name} is named, and the preview goes on`, async () => {
    site.write('content/pictures/hostile.svg', bytes);
    site.write('content/en/hostile.md', `---\ntitle: ${name}\nreviewed: 2026-11-22\nowner: Mary\nsummary: A drawing.\n---\n\n![](../pictures/hostile.svg)\n\nWe help.\n`);
    await until(async () => (await ask(server.port, '/_plainleaf/findings?file=content/pictures/hostile.svg')).text.toLowerCase().includes('this drawing'), { what: `a finding about ${name}` });
    await until(async () => (await ask(server.port, '/hostile/')).text.includes(name), { what: 'the page with the drawing' });
    const start = Date.now();
    assert.equal((await ask(server.port, '/contact/')).status, 200);
    assert.ok(Date.now() - start < 1000, 'the preview answers slowly');
    assert.ok(server.alive());
    const [, address] = /src="(\/pictures\/hostile\.[^"]+)"/.exec((await ask(server.port, '/hostile/')).text) ?? [];
    if (address) assert.doesNotMatch((await ask(server.port, address)).text, /<script|tspan/);
    site.write('content/pictures/hostile.svg', drawing('<circle r="9"/>'));
    await until(async () => (await ask(server.port, '/hostile/')).text.includes('/pictures/hostile.'), { what: 'the mended drawing' });
  });
}
