// Proves: the Nu HTML checker has no error and no warning about any built HTML page, style sheet or SVG picture.
// Remarks ("info") are listed and allowed. Also proves that the checker does find faults, on files that have some.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { filesIn, manualFolder, partsFolders, scriptsFolders, siteFolder, temporarySite } from './site.mjs';

const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar')), 'build/dist/vnu.jar');
const OPTIONS = ['-Xss4m', '-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg'];

// A file on the disk has no server: the checker takes no address for one of 'self', which the policy of each page allows. An address without a
// server is one of the site's own; what the policy holds back in a browser is proved there (axe.test.mjs, sandbox.test.mjs).
const OWN = /^Resource violates Content Security Policy \(meta tag\): [a-z ]+ “\/[^/”][^”]*” blocked by /;
// Facts for search engines are data: no browser runs them, and so no policy holds them back (HTML, "data block").
const INLINE = /^Inline script violates Content Security Policy \(meta tag\)/;
const isKnown = ({ message, extract }) => OWN.test(message) || (INLINE.test(message) && /<script type="?application\/ld\+json"?>/.test(extract));

/** Asks the checker about files of a folder. Gives { faults, remarks } as lines. */
async function ask(folder, files) {
  const { stdout } = await promisify(execFile)('java', [...OPTIONS, ...files.map((file) => join(folder, file))], {
    maxBuffer: 64 << 20,
  });
  const lines = JSON.parse(stdout).messages.filter((message) => !isKnown(message)).map((message) => {
    const file = decodeURI(message.url ?? '').split(`${folder}/`).pop();
    const fault = message.type !== 'info' || message.subType === 'warning';
    const text = `${file}:${message.lastLine ?? '?'}:${message.firstColumn ?? message.lastColumn ?? '?'}: ${message.subType ?? message.type}: ${message.message} | ${(message.extract ?? '').trim()}`;
    return { fault, text };
  });
  const texts = (wanted) => lines.filter(({ fault }) => fault === wanted).map(({ text }) => text);
  return { faults: texts(true), remarks: texts(false) };
}

for (const [kind, name] of [['html', 'HTML page'], ['css', 'style sheet'], ['svg', 'SVG picture']]) {
  it(`every ${name} of the site`, async (test) => {
    const folder = siteFolder();
    const files = filesIn(folder).filter((file) => file.endsWith(`.${kind}`));
    assert.ok(files.length > 0, `no .${kind} file in the built site`);
    const { faults, remarks } = await ask(folder, files);
    for (const remark of new Set(remarks)) test.diagnostic(`remark: ${remark}`);
    test.diagnostic(`${files.length} files`);
    if (faults.length > 0) assert.fail(`${faults.length} in ${files.length} files:\n  ${faults.join('\n  ')}\n`);
  });
}

it('every file of the parts of the theme', async () => {
  for (const folder of partsFolders()) {
    const { faults } = await ask(folder, filesIn(folder).filter((file) => /\.(html|css|svg)$/.test(file)));
    assert.deepEqual(faults, [], folder);
  }
});

it('every page of the manual', async () => {
  const folder = manualFolder();
  const files = filesIn(folder).filter((file) => /\.(html|svg)$/.test(file));
  assert.ok(files.length > 30, folder);
  assert.deepEqual((await ask(folder, files)).faults, []);
});

it('every file in other languages', async () => {
  const [drafts, scripts] = scriptsFolders();
  for (const [folder, wanted] of [[drafts, /^(cy|ur)\/.*\.(html|svg)$/], [scripts, /\.(html|css|svg)$/]]) {
    const files = filesIn(folder).filter((file) => wanted.test(file));
    assert.ok(files.length > 10, folder);
    const { faults } = await ask(folder, files);
    assert.deepEqual(faults, [], folder);
  }
});

it('the checker finds what is wrong in broken files', async () => {
  const files = {
    'error.html': '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><p><div></p></body></html>',
    'warning.html': '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><nav role="navigation"></nav></body></html>',
    'elsewhere.html': `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="script-src 'self'"><meta charset="utf-8"><title>x</title><script>1</script><script src="//elsewhere.example/a.js"></script></head><body><p>x</body></html>`,
    'error.css': 'p { color: nothing-of-the-kind; }',
    'error.svg': '<svg xmlns="http://www.w3.org/2000/svg"><nonsense/></svg>',
  };
  const folder = temporarySite(files);
  const found = (await ask(folder, Object.keys(files))).faults.join('\n');
  for (const [file, kind] of [['error.html', 'error'], ['warning.html', 'warning'], ['elsewhere.html', 'warning'], ['error.css', 'error'], ['error.svg', 'error']]) {
    assert.match(found, new RegExp(`^${file}:[^|]*: ${kind}: `, 'm'));
  }
  for (const what of ['Resource', 'Inline script']) assert.match(found, new RegExp(`^elsewhere.html:.*${what} violates`, 'm'));
});
