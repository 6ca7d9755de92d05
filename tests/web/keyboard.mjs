// Goes through a page with the Tab key, as a reader without a mouse does. Works with JavaScript off: the page's own
// scripts are silent then, only these questions are asked of it.

/** The first stop is a link that can be seen and that takes the reader to the main text. Gives what is wrong. */
export async function skipLink(page) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(focused);
  const target = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
  const toMain = await page.evaluate((href) => {
    const place = href.startsWith('#') ? document.getElementById(href.slice(1)) : null;
    return place !== null && document.querySelector('main')?.contains(place);
  }, target);
  if (!target.startsWith('#')) return [`the first stop is not a link to the main text: ${first?.html ?? 'nothing'}`];
  const faults = first.visible ? [] : [`the skip link cannot be seen when it has the focus: ${first.html}`];
  if (!first.large) faults.push(`the skip link is less than 44 px high or wide: ${first.html}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(50);
  const inMain = () => page.evaluate(() => document.querySelector('main')?.contains(document.activeElement) ?? false);
  if (!toMain || !(await inMain())) faults.push(`the skip link does not take the focus to main: ${first.html}`);
  return faults;
}

/** Presses Tab until the page ends: every stop can be seen, nothing is a trap, the menu is on the way. */
export async function followTab(page) {
  const faults = [];
  const expected = await page.evaluate(canHaveFocus);
  const stops = [];
  for (let pressed = 0; pressed <= expected.length + 5; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (stop === null || (stops.length > 0 && stop.number === stops[0].number)) break;
    stops.push(stop);
    if (!stop.visible) faults.push(`the focus cannot be seen: ${stop.html}`);
    else if (stop.covered) faults.push(`the focus is covered by something else: ${stop.html}`);
    else if (!stop.marked) faults.push(`nothing shows where the focus is: ${stop.html}`);
  }
  const order = stops.map(({ number }) => number);
  const missed = expected.filter(({ number }) => !order.includes(number));
  for (const { html } of missed) faults.push(`Tab does not come here: ${html}`);
  if (order.some((number, index) => index > 0 && number < order[index - 1])) faults.push('the order of Tab is not the order of the text');
  const menu = await page.evaluate(() => document.querySelector('nav') !== null);
  if (menu && !stops.some(({ inMenu }) => inMenu)) faults.push('Tab does not reach the menu');
  return faults;
}

/** Runs inside the page: the elements that Tab should come to, in the order of the text. */
function canHaveFocus() {
  const all = [...document.querySelectorAll('*')];
  return all
    .map((element, number) => ({ element, number }))
    .filter(({ element }) => element.matches('a[href], button, input, select, textarea, summary, [tabindex]'))
    .filter(({ element }) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }))
    .map(({ element, number }) => ({ number, html: element.outerHTML.slice(0, 120) }));
}

/** Runs inside the page: where the focus is, and whether a reader can tell. Null when the page has ended. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const box = element.getBoundingClientRect();
  // A link that breaks over two lines has more than one box; any of them will do.
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const inWindow = boxes.filter((b) => b.right > 0 && b.bottom > 0 && b.left < innerWidth && b.top < innerHeight);
  const onTop = inWindow.some((b) => {
    const x = Math.min(Math.max(b.left + b.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(b.top + b.height / 2, 0), innerHeight - 1);
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
  // The mark may be drawn around what lies over the whole of a card: `::after` of its link.
  const marked = [null, '::before', '::after'].some((part) => {
    const style = getComputedStyle(element, part);
    if (part && style.content === 'none') return false;
    // Chromium's own ring is "auto", and wide enough whatever the width it gives.
    if (style.outlineStyle === 'auto' || style.boxShadow !== 'none') return true;
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  });
  return {
    number: [...document.querySelectorAll('*')].indexOf(element),
    html: element.outerHTML.slice(0, 120),
    visible: inWindow.length > 0 && box.width > 1,
    covered: inWindow.length > 0 && !onTop,
    marked,
    large: box.width >= 44 && box.height >= 44,
    inMenu: element.closest('nav') !== null,
  };
}
