// Looks at one page in every state a reader may meet it in (light, dark and forced colours; a phone's and a desk's
// width) with axe-core and all of its rules, and gives the list of what is wrong. axe.test.mjs does the asserting.
import { scriptOf, watchedPage } from './browser.mjs';

const AXE = scriptOf('axe-core/axe.min.js');
const COLOURS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
};
const WIDTHS = [320, 1280];
export const STATES = Object.keys(COLOURS).flatMap((colours) => WIDTHS.map((width) => `${colours} ${width}`));

/** What axe-core finds on an open page as it is now, and whether it is too wide for its window. */
export async function judgeNow(page, width) {
  await page.evaluate(AXE);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  return [...(await page.evaluate(judge, {})).map(([, fault]) => fault), ...(await page.evaluate(tooWide, width))];
}

/** Everything wrong with a page, as lines "what (in which states)". */
export async function examine(browser, origin, built) {
  const watched = await watchedPage(browser, origin, { viewport: { width: 1280, height: 900 } });
  const { page, faults } = watched;
  const found = new Map();
  const note = (what, state) => found.set(what, [...(found.get(what) ?? []), state]);
  try {
    await watched.visit(built);
    await page.evaluate(AXE);
    // What a reader can open is judged open.
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    // By width: how the page is laid out in the first colours, and what is wrong there whatever the colours are.
    const seen = new Map();
    for (const state of STATES) {
      const [, colours, width] = /^(.*) (\d+)$/.exec(state);
      await page.setViewportSize({ width: Number(width), height: 900 });
      await page.emulateMedia(COLOURS[colours]);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const layout = await page.evaluate(layoutOf);
      const same = seen.get(width)?.layout === layout ? seen.get(width) : null;
      const judged = await page.evaluate(judge, { forced: colours === 'forced colours', coloursOnly: same !== null });
      const others = same?.others ?? judged.filter(([ofColours]) => !ofColours);
      if (!seen.has(width)) seen.set(width, { layout, others });
      for (const [, fault] of [...judged.filter(([ofColours]) => ofColours), ...others]) note(fault, state);
      if (width === '320') for (const fault of await page.evaluate(tooWide, 320)) note(fault, state);
    }
    for (const fault of [...faults, ...(await watched.kept())]) note(fault, 'any state');
  } finally {
    await watched.close();
  }
  return [...found].map(([what, states]) => `${what} (${states.length === STATES.length ? 'every state' : states.join(', ')})`);
}

/** Runs inside the page: where every element and what is drawn before and after it stands, and whether it is to be seen. Two states of a page in
 * which this is the same differ in their colours alone. */
function layoutOf() {
  const styles = ['display', 'visibility', 'position', 'clip', 'clip-path', 'overflow', 'opacity', 'text-indent', 'pointer-events', 'content', 'font-size', 'font-weight', 'transform', 'z-index'];
  return [...document.querySelectorAll('*')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const [own, before, after] = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
    const said = [own, before, after].map((style) => styles.map((name) => style.getPropertyValue(name)).join(' '));
    return [x, y, width, height, ...said].join(' ');
  }).join('\n');
}

/** Runs inside the page: axe-core with every rule on, the experimental and AAA ones too; with `coloursOnly` those that look at colours. Gives
 * lines, each with whether it is about colours. */
async function judge({ forced = false, coloursOnly = false }) {
  const real = window.getComputedStyle;
  // axe reads the colour of letters from `-webkit-text-fill-color`, which Chromium gives as written where colours are
  // forced, although it paints the forced `color`.
  if (forced) {
    window.getComputedStyle = (...of) => new Proxy(real.apply(window, of), {
      get(style, key) {
        if (key === 'getPropertyValue') return (name) => style.getPropertyValue(name === '-webkit-text-fill-color' ? 'color' : name);
        return typeof style[key] === 'function' ? style[key].bind(style) : style[key];
      },
    });
  }
  const ofColours = new Set(axe.getRules(['cat.color']).map(({ ruleId }) => ruleId));
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !coloursOnly || ofColours.has(ruleId) }]));
  // WCAG 2.2 AAA asks for targets of 44 px (2.5.5), without the exception for spacing that AA has.
  axe.configure({
    rules: [{ id: 'target-size', any: ['target-size'] }],
    checks: [{ id: 'target-size', options: { minSize: 44 } }],
  });
  const { violations, incomplete } = await axe.run(document, { rules, resultTypes: ['violations', 'incomplete'] });
  window.getComputedStyle = real;
  const lines = (results, verb) => results.flatMap(({ id, help, nodes }) => nodes.map((node) => {
    const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.message);
    return [ofColours.has(id), `axe ${verb} ${id}: ${node.target.flat().join(' >> ')}: ${reasons.join(' ') || help} | ${node.html.slice(0, 160)}`];
  }));
  // Contrast that axe could not work out is not contrast that is known to be enough; and two links with the same words
  // that lead to two places are never more than "incomplete" to it.
  // What is scrolled out of a table's own box lies behind other parts for axe; where the window is wide it is judged in the same colours.
  const scrolledAway = (node) => {
    const box = document.querySelector(node.target[0])?.closest('.table');
    return box !== null && box !== undefined && box.scrollWidth > box.clientWidth;
  };
  for (const result of incomplete) if (result.id.startsWith('color-contrast')) result.nodes = result.nodes.filter((node) => !scrolledAway(node));
  const unsure = incomplete.filter(({ id }) => id.startsWith('color-contrast') || id === 'identical-links-same-purpose');
  // What is off the page until it gets the focus (the skip link) is no target yet: keyboard.mjs measures it where it shows.
  const outside = (node) => document.querySelector(node.target[0])?.getBoundingClientRect().right <= 0;
  for (const result of violations) if (result.id === 'target-size') result.nodes = result.nodes.filter((node) => !outside(node));
  return [...lines(violations, 'found'), ...lines(unsure, 'could not judge')];
}

/** Runs inside the page: what sticks out of a window of this width. */
function tooWide(window) {
  const width = document.scrollingElement.scrollWidth;
  if (width <= window) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > window + 0.5);
  const last = wide.at(-1);
  return [`scrolls sideways: ${width} px wide, because of ${last ? last.outerHTML.slice(0, 120) : 'the page'}`];
}
