// One real browser, and pages that are watched: whatever a page should not do (a message of trouble in the console,
// a breach of its security policy, a request to another server, a cookie, something kept in storage) is noted.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { contextAt, cookieAt } from './preview.mjs';

const require = createRequire(import.meta.url);
// What is in the page, and the parts of the browser itself: it shows PDF with pages of its own.
const OWN = ['data:', 'blob:', 'chrome:', 'chrome-extension:'];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/**
 * Starts Chromium without a window. It can reach nothing but this machine. `CHROMIUM_SHELL` names the same program without what stands around
 * a page: it needs two thirds of the time, and shows no PDF. With `whole` the whole program is started.
 */
export async function startBrowser({ whole = false } = {}) {
  const shell = whole ? undefined : process.env.CHROMIUM_SHELL;
  const executablePath = shell || process.env.CHROMIUM || PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No Chromium found. Install it (apt-get install chromium) or set CHROMIUM to its path.');
  const args = [
    '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args, headless: true });
}

/** The source of an installed script that is run inside pages. */
export function scriptOf(name) {
  return readFileSync(require.resolve(name), 'utf8');
}

/**
 * A fresh context with one page that keeps a list of faults.
 * `settings` are Playwright's context options (viewport, javaScriptEnabled …).
 */
export async function watchedPage(browser, origin, settings = {}) {
  const context = await contextAt(browser, origin, { reducedMotion: 'reduce', ...settings });
  const page = await context.newPage();
  const faults = new Set();
  // The status 404 of a page for what is not there is right, and Chromium grumbles about it in the console.
  const expected = new Set();

  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || expected.has(message.location().url)) return;
    faults.add(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.add(`script error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !OWN.includes(url.protocol)) faults.add(`request to another server: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !expected.has(response.url())) faults.add(`status ${response.status()}: ${response.url()}`);
  });

  /** Goes to a page of the site and asserts nothing: what is wrong stands in `faults`. */
  const visit = async ({ path, status = 200, stub = false }) => {
    const url = origin + path;
    if (status >= 400) expected.add(url);
    if (stub) await stayOn(page, url);
    const response = await page.goto(url, { waitUntil: stub ? 'domcontentloaded' : 'load' });
    if (response.status() !== status) faults.add(`status ${response.status()} instead of ${status}`);
  };

  /** What the page has kept in the reader's browser. The key of a preview is no page's. */
  const kept = async () => {
    const key = cookieAt(origin).map(({ name }) => name);
    const cookies = (await context.cookies()).filter(({ name }) => !key.includes(name)).map((cookie) => `cookie set: ${cookie.name}`);
    const stored = await page.evaluate(async () => [
      ...Object.keys(localStorage).map((key) => `kept in local storage: ${key}`),
      ...Object.keys(sessionStorage).map((key) => `kept in session storage: ${key}`),
      ...(await indexedDB.databases()).map(({ name }) => `kept in a database: ${name}`),
    ]);
    return [...cookies, ...stored];
  };
  return { context, page, faults, visit, kept, close: () => context.close() };
}

/** A page that says "this has moved" sends its reader on at once; to look at it, the second step is stopped. */
async function stayOn(page, url) {
  await page.route('**/*', (route) => {
    const leaves = route.request().isNavigationRequest() && route.request().url() !== url;
    return leaves ? route.abort('aborted') : route.continue();
  });
}
