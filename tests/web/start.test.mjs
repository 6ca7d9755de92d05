// Proves, against the real program started without a word: somebody who has a keyboard alone and a narrow window makes a new site with
// labels and buttons, in English and in Welsh, and stands on its home page in the workbench; each page on the way is accessible by day and by
// night, on a telephone and on a desk; what was typed is kept; wrong answers are named at their field; no stranger, no second click and no
// second window makes anything that nobody asked for.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from './browser.mjs';
import { judgeNow } from './examine.mjs';
import { ask, until } from './preview.mjs';

let browser;
const home = mkdtempSync(join(tmpdir(), 'plainleaf-start-'));
const documents = join(home, 'Documents');
const running = [];

/** Starts the program as a double click does, for a user with a home of their own. Gives { key, port, said, stop }. */
async function begin(more = {}, cwd = home) {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'settings'), DISPLAY: '', WAYLAND_DISPLAY: '', ...more };
  const child = spawn(process.env.PLAINLEAF, [], { env, cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  child.stdout.on('data', (data) => { words += data; });
  running.push(child);
  const key = await until(() => /start page is at (\S+)\n/.exec(words)?.[1], { what: 'the address of the start page' });
  const stop = () => new Promise((resolve) => { child.on('exit', resolve); child.kill(); });
  return { key, port: Number(new URL(key).port), said: () => words, stop };
}

before(async () => {
  mkdirSync(documents);
  mkdirSync(join(home, 'settings'));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  running.forEach((child) => child.kill());
  rmSync(home, { recursive: true, force: true });
});

/** A tab at the start page. */
async function visit(key, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, locale: 'en-GB', reducedMotion: 'reduce', ...settings });
  const page = await context.newPage();
  await page.goto(key);
  return page;
}

/** What is wrong with the page as it stands, in light and dark, narrow and wide. */
async function judged(page) {
  const faults = new Set();
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 320]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 700 });
      for (const fault of await judgeNow(page, width)) faults.add(`${fault} (${colorScheme} ${width})`);
    }
  }
  return [...faults];
}
async function isFine(page) {
  const faults = await judged(page);
  assert.deepEqual(faults, [], `${page.url()}: ${await page.title()}`);
}

/** Presses Tab until the focus is on an element, as somebody without a mouse does. */
async function tabTo(page, element) {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${element}`);
}
async function type(page, label, words) {
  const field = page.getByLabel(label, { exact: true });
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(words);
}
async function tick(page, label) {
  const box = page.getByRole('checkbox', { name: label, exact: true });
  await tabTo(page, box);
  await page.keyboard.press('Space');
  assert.ok(await box.isChecked(), label);
}
/** Moves to one of several answers with the arrow keys. */
async function choose(page, label) {
  const wanted = page.getByRole('radio', { name: label, exact: true });
  const group = await wanted.getAttribute('name');
  await tabTo(page, page.locator(`input[name=${group}]:checked`));
  for (let pressed = 0; pressed < 12 && !(await wanted.isChecked()); pressed += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await wanted.isChecked(), label);
}
async function press(page, role, name) {
  await tabTo(page, page.getByRole(role, { name, exact: true }).first());
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
}

const WAYS = [
  {
    code: 'en', locale: 'en-GB', name: 'Riverside “Voices” & Co', folder: 'riverside-voices-co', go: 'Continue', make: 'Make a new site', finish: 'Make the site', other: 'Cymraeg',
    titles: ['What is your organisation called?', 'What do you help people with?', 'Where do you help people?', 'How do people reach you?', 'Which languages do you write in?', 'What does your site look like?', 'Where will the site be on the web?', 'Where shall the site be kept on this computer?', 'Is this right?'],
    label: { name: 'Name of your organisation', topics: ['Advocacy under the Mental Health Act', 'Complaints about the NHS'], nation: 'England', areas: 'Towns, counties or districts', phone: 'Phone number', email: 'E-mail address', hours: 'When somebody answers', language: 'Cymraeg', colour: 'Another colour', code: 'The code of the other colour', nearest: /^The nearest colour/, address: 'Address of the site' },
    problem: 'There is a problem', hours: 'Monday to Friday, 9am to 5pm', heading: 'Know your rights, and have your say',
  },
  {
    code: 'cy', locale: 'cy-GB', name: 'Lleisiau Glan yr Afon', folder: 'lleisiau-glan-yr-afon', go: 'Ymlaen', make: 'Gwneud gwefan newydd', finish: 'Gwneud y wefan', other: 'English',
    titles: ['Beth yw enw eich sefydliad?', 'Gyda beth ydych chi’n helpu pobl?', 'Ble ydych chi’n helpu pobl?', 'Sut mae pobl yn cysylltu â chi?', 'Ym mha ieithoedd ydych chi’n ysgrifennu?', 'Sut mae eich gwefan yn edrych?', 'Ble bydd y wefan ar y we?', 'Ble dylai’r wefan gael ei chadw ar y cyfrifiadur hwn?', 'A yw hyn yn gywir?'],
    label: { name: 'Enw eich sefydliad', topics: ['Eiriolaeth o dan y Ddeddf Gofal', 'Plant a phobl ifanc'], nation: 'Cymru', areas: 'Trefi, siroedd neu ardaloedd', phone: 'Rhif ffôn', email: 'Cyfeiriad e-bost', hours: 'Pryd mae rhywun yn ateb', language: 'English', colour: 'Lliw arall', code: 'Cod y lliw arall', nearest: /^Y lliw agosaf/, address: 'Cyfeiriad y wefan' },
    problem: 'Mae problem', hours: 'Dydd Llun i ddydd Gwener, 9am i 5pm', heading: 'Gwybod eich hawliau, a dweud eich dweud',
  },
];

describe('a new site', { concurrency: false }, () => {
  for (const way of WAYS) {
    it(`is made with the keyboard alone, at 320 px, in ${way.code}`, { timeout: 180_000 }, async () => {
      const { label } = way;
      const server = await begin();
      const page = await visit(server.key, { locale: way.locale });
      const at = async (title) => {
        await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.lang), way.code);
        await isFine(page);
      };
      await isFine(page);
      await press(page, 'button', way.make);
      await at(way.titles[0]);
      // Nothing is typed: the answer is asked for once more, and what is wrong has the focus.
      await press(page, 'button', way.go);
      await page.getByRole('alert').getByText(way.problem).waitFor();
      assert.ok(await page.getByRole('alert').evaluate((box) => box === document.activeElement), 'the summary has the focus');
      await isFine(page);
      await tabTo(page, page.getByRole('alert').getByRole('link').first());
      await page.keyboard.press('Enter');
      assert.ok(await page.getByLabel(label.name, { exact: true }).evaluate((field) => field === document.activeElement), 'the link leads to the field');
      await type(page, label.name, way.name);
      await press(page, 'button', way.go);
      await at(way.titles[1]);
      for (const topic of label.topics) await tick(page, topic);
      await press(page, 'button', way.go);
      await at(way.titles[2]);
      await tick(page, label.nation);
      await type(page, label.areas, 'Bath, Bristol');
      await press(page, 'button', way.go);
      await at(way.titles[3]);
      await type(page, label.phone, '01234 567 890');
      await type(page, label.email, 'help');
      await type(page, label.hours, way.hours);
      await press(page, 'button', way.go);
      assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
      await isFine(page);
      await type(page, label.phone, '0117 926 8893');
      await type(page, label.email, 'help@riverside-voices.org.uk');
      await press(page, 'button', way.go);
      await at(way.titles[4]);
      await tick(page, label.language);
      await press(page, 'button', way.go);
      await at(way.titles[5]);
      await choose(page, label.colour);
      await type(page, label.code, '#e07000');
      await press(page, 'button', way.go);
      await isFine(page);
      const nearest = await page.getByRole('radio', { name: label.nearest }).first().evaluate((one) => one.closest('label').innerText.trim());
      await choose(page, nearest);
      await page.setInputFiles('#logo', { name: 'our logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><path d="M0 0h90v90z"/></svg>') });
      await press(page, 'button', way.go);
      await at(way.titles[6]);
      await type(page, label.address, 'www.riverside-voices.org.uk');
      await press(page, 'button', way.go);
      await at(way.titles[7]);
      await press(page, 'button', way.go);
      await at(way.titles[8]);
      assert.deepEqual(readdirSync(documents).filter((name) => name.includes(way.folder)), [], 'something is written before the last button');
      await press(page, 'button', way.finish);
      await page.waitForURL(/\/_plainleaf\/page\?file=content/);
      await page.getByRole('heading', { level: 1, name: way.heading, exact: true }).waitFor();
      assert.doesNotMatch(page.url(), /[0-9a-f]{32}/);
      await isFine(page);

      const folder = join(documents, way.folder);
      const read = (path) => readFileSync(join(folder, path), 'utf8');
      assert.ok(read('content/site.toml').includes(`name = "${way.name}"`));
      assert.match(read('content/site.toml'), /address = "https:\/\/www\.riverside-voices\.org\.uk"/);
      assert.match(read('themes/plain/theme.toml'), /file = "logo\.svg"/);
      assert.ok(existsSync(join(folder, 'themes/plain/assets/logo.svg')));
      const said = JSON.parse(execFileSync(process.env.PLAINLEAF, ['check', folder, '--format', 'json']).toString());
      assert.deepEqual(said.findings.filter(({ severity }) => severity !== 'info'), []);
      execFileSync(process.env.PLAINLEAF, ['build', folder], { stdio: 'pipe' });

      // The way back to the start page needs no key, and there it is among the sites that were opened lately.
      await press(page, 'link', 'Other sites');
      assert.equal(new URL(page.url()).port, String(server.port));
      await press(page, 'button', `${way.code === 'en' ? 'Open' : 'Agor'} ${way.folder}`);
      await page.getByText(way.name).first().waitFor();
      assert.match(page.url(), /\/_plainleaf\/$/);
      await page.context().close();
      await server.stop();
    });
  }

  it('every page is in the other language at one link, and says if nobody has checked its words', async () => {
    const server = await begin();
    const page = await visit(server.key);
    await page.getByRole('button', { name: 'Make a new site' }).click();
    await page.getByRole('link', { name: 'Cymraeg' }).click();
    await page.getByRole('heading', { level: 1, name: WAYS[1].titles[0] }).waitFor();
    await page.getByText('Nid oes siaradwr Cymraeg wedi gwirio’r geiriau hyn eto.').waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: WAYS[0].titles[0] }).waitFor();
    await page.context().close();
    await server.stop();
  });

  it('“Back” keeps what was typed, two tabs do not mix, and two clicks make one site', async () => {
    const server = await begin();
    const one = await visit(server.key);
    const two = await one.context().newPage();
    for (const [tab, name] of [[one, 'First tab'], [two, 'Second tab']]) {
      await tab.goto(server.key);
      await tab.getByRole('button', { name: 'Make a new site' }).click();
      await tab.getByLabel('Name of your organisation').fill(name);
      await tab.getByRole('button', { name: 'Continue' }).click();
    }
    await one.goBack();
    assert.equal(await one.getByLabel('Name of your organisation').inputValue(), 'First tab');
    await one.getByRole('button', { name: 'Continue' }).click();
    await one.getByRole('link', { name: 'Back' }).click();
    assert.equal(await one.getByLabel('Name of your organisation').inputValue(), 'First tab');
    const last = one.url().replace(/\w+$/, 'check');
    await one.goto(last);
    await two.goto(last);
    const made = Promise.all([one, two].map((tab) => tab.getByRole('button', { name: 'Make the site' }).click()));
    await made;
    for (const tab of [one, two]) await tab.waitForURL(/:\d+\/_plainleaf\/(page|$)/);
    assert.equal(new URL(one.url()).port, new URL(two.url()).port);
    assert.deepEqual(readdirSync(documents).filter((name) => name.startsWith('first-tab')), ['first-tab']);
    // “Back” of the browser and the button once more: the site is there, and is opened.
    await one.goto(last);
    await one.getByRole('button', { name: 'Make the site' }).click();
    await one.waitForURL(/:\d+\/_plainleaf\/$/);
    await one.context().close();
    await server.stop();
  });

  it('a folder is found by links, by a path that is pasted, and is never written over', async () => {
    mkdirSync(join(documents, 'Full', 'content'), { recursive: true });
    writeFileSync(join(documents, 'Full', 'letter.txt'), 'words of somebody');
    mkdirSync(join(documents, '.secret'));
    const server = await begin();
    const page = await visit(server.key);
    await page.getByRole('link', { name: 'Look for a site in your folders' }).click();
    await page.getByText('Where').first().waitFor({ state: 'attached' }).catch(() => {});
    await isFine(page);
    assert.equal(await page.getByText('.secret').count(), 0);
    assert.equal(await page.getByText('letter.txt').count(), 0);
    await page.getByRole('link', { name: 'Full' }).click();
    await page.getByText('This folder holds no site').waitFor();
    for (const wrong of ['nowhere', '/does/not/exist', join(documents, 'Full', 'letter.txt')]) {
      await page.getByLabel('The whole path of the folder').fill(wrong);
      await page.getByRole('button', { name: 'Go there' }).click();
      await page.getByRole('alert').waitFor();
      await isFine(page);
    }
    await page.getByLabel('The whole path of the folder').fill(`"file://${documents}/first-tab"`);
    await page.getByRole('button', { name: 'Go there' }).click();
    await page.waitForURL(/:\d+\/_plainleaf\/$/);
    await page.goto(server.key);
    await page.getByRole('button', { name: 'Make a new site' }).click();
    await page.getByLabel('Name of your organisation').fill('Full');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.goto(page.url().replace(/\w+$/, 'folder'));
    // The name that is offered is free.
    assert.equal(await page.getByLabel('Name of the new folder').inputValue(), 'full');
    await page.getByLabel('Name of the new folder').fill('Full');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('There is something called “Full” already').waitFor();
    // Another folder: what was typed is still there.
    await page.getByRole('button', { name: 'Choose another folder' }).click();
    await page.getByRole('link', { name: 'Full' }).click();
    await page.getByRole('button', { name: 'Keep it in this folder' }).click();
    assert.equal(await page.getByLabel('Name of the new folder').inputValue(), 'Full');
    assert.equal(await page.getByLabel('It is made in this folder').inputValue(), join(documents, 'Full'));
    assert.equal(readFileSync(join(documents, 'Full', 'letter.txt'), 'utf8'), 'words of somebody');
    await page.context().close();
    await server.stop();
  });

  it('a logo of 50 MB or of a kind that no browser shows is refused in words', async () => {
    const server = await begin();
    const page = await visit(server.key);
    await page.getByRole('button', { name: 'Make a new site' }).click();
    await page.goto(page.url().replace(/\w+$/, 'look'));
    const big = join(home, 'big.png');
    writeFileSync(big, Buffer.alloc(50_000_000));
    await page.setInputFiles('#logo', big);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('larger than 30 MB').waitFor();
    await page.setInputFiles('#logo', { name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') });
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('This file cannot be your logo').waitFor();
    await isFine(page);
    await page.context().close();
    await server.stop();
  });
});

it('a stranger sees nothing and makes nothing', async () => {
  const server = await begin();
  const { status, text } = await ask(server.port, '/_plainleaf/start/en/', { strange: true });
  assert.equal(status, 403);
  assert.doesNotMatch(text, /token/);
  const origin = `http://127.0.0.1:${server.port}`;
  const entered = await ask(server.port, new URL(server.key).pathname, { strange: true });
  const cookie = entered.headers['set-cookie'][0].split(';')[0];
  const body = new URLSearchParams({ token: 'x', path: home }).toString();
  const form = { 'content-type': 'application/x-www-form-urlencoded', cookie };
  for (const [headers, wanted] of [[{ ...form, origin }, 403], [{ ...form, origin: 'http://evil.example' }, 403], [form, 403]]) {
    const sent = await ask(server.port, '/_plainleaf/start/en/new', { method: 'POST', headers, body, strange: true });
    assert.equal(sent.status, wanted);
  }
  const seen = await ask(server.port, '/_plainleaf/start/', { headers: { cookie, 'accept-language': 'cy,en;q=0.5' }, strange: true });
  assert.deepEqual([seen.status, seen.headers.location], [303, '/_plainleaf/start/cy/']);
  await server.stop();
});

it('two that run at a time have a port each', async () => {
  const [one, two] = [await begin(), await begin()];
  assert.notEqual(one.port, two.port);
  await Promise.all([one.stop(), two.stop()]);
});

it('where nobody sits before a screen no browser is opened, and the window says how to go on', { skip: process.platform !== 'linux' }, async () => {
  const tools = mkdtempSync(join(tmpdir(), 'plainleaf-tools-'));
  const opened = join(tools, 'opened');
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$@" > ${opened}\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  for (const more of [{}, { DISPLAY: ':9' }, { DISPLAY: ':9', SSH_CONNECTION: '1 2 3 4' }]) {
    const server = await begin({ ...more, PATH: `${tools}:${process.env.PATH}` });
    assert.match(server.said(), /Open this address in a browser on this computer\./);
    assert.match(server.said(), /This window keeps plainleaf running\. Close it when you are done/);
    assert.match(server.said(), /plainleaf --help/);
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    assert.equal(existsSync(opened), false, JSON.stringify(more));
    await server.stop();
  }
  rmSync(tools, { recursive: true, force: true });
});

it('before a screen the browser opens, by a file that only this user can read', { skip: !existsSync('/usr/bin/script') }, async () => {
  const tools = mkdtempSync(join(tmpdir(), 'plainleaf-tools-'));
  const opened = join(tools, 'opened');
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$@" > ${opened}.part\nmv ${opened}.part ${opened}\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'settings'), DISPLAY: ':9', PATH: `${tools}:${process.env.PATH}` };
  for (const name of ['SSH_CONNECTION', 'SSH_TTY']) delete env[name];
  const child = spawn('/usr/bin/script', ['-qec', process.env.PLAINLEAF, '/dev/null'], { env, cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  child.stdout.on('data', (data) => { words += data; });
  try {
    await until(() => existsSync(opened), { what: 'the browser' });
    const file = readFileSync(opened, 'utf8').trim();
    assert.ok(file.startsWith(join(home, 'settings')), file);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const key = await until(() => /start page is at (\S+)/.exec(words)?.[1]);
    assert.ok(readFileSync(file, 'utf8').includes(`url=${key}"`));
    assert.match(words, /plainleaf opens in your browser\. If it does not, open this address yourself\./);
  } finally {
    child.kill();
    rmSync(tools, { recursive: true, force: true });
  }
});

it('a site in whose folder the program is started is offered too', async () => {
  const folder = join(home, 'here');
  execFileSync(process.env.PLAINLEAF, ['new', folder], { stdio: 'ignore' });
  const server = await begin({}, folder);
  const page = await visit(server.key);
  await page.getByRole('button', { name: 'Open here' }).click();
  await page.waitForURL(/:\d+\/_plainleaf\/$/);
  await page.context().close();
  await server.stop();
});

it('what the program remembers of sites is read as if anybody had written it', async () => {
  const file = join(home, 'settings', 'plainleaf', 'recent-sites.json');
  for (const bytes of ['not json', '[1, "../x", "/nowhere"]', 'x'.repeat(300_000)]) {
    writeFileSync(file, bytes);
    const server = await begin();
    const page = await visit(server.key);
    await page.getByText('You have not opened a site here yet.').waitFor();
    await page.context().close();
    await server.stop();
  }
});
