// What the preview adds to a page: it loads the page again when it changed, and leaves readers where they were.
'use strict';
(() => {
  const { key } = document.currentScript.dataset;
  const name = `plainleaf ${location.pathname}`;
  let going = false;

  // Where somebody is on the page, and what they opened and typed.
  const fields = () => [...document.querySelectorAll('input, textarea, select')].filter((field) => !['hidden', 'file', 'password'].includes(field.type));
  const details = () => [...document.querySelectorAll('details')];
  const stops = () => [...document.querySelectorAll('a, button, input, textarea, select, summary, [tabindex]')];
  const likeness = (stop) => `${stop.tagName} ${stop.id || stop.name || stop.getAttribute('href') || stop.textContent.trim().slice(0, 80)}`;

  function remember() {
    // The heading above the upper edge stays where it was, whatever grew or went above it.
    const heads = [...document.querySelectorAll('[id]')].filter((head) => head.getClientRects().length && head.getBoundingClientRect().top <= 1);
    const head = heads.at(-1);
    const focus = document.activeElement;
    const same = stops().filter((stop) => likeness(stop) === likeness(focus));
    return {
      y: scrollY, x: scrollX, head: head && head.id, above: head && head.getBoundingClientRect().top,
      focus: focus && focus !== document.body ? [likeness(focus), same.indexOf(focus)] : null,
      caret: focus && typeof focus.selectionStart === 'number' ? [focus.selectionStart, focus.selectionEnd] : null,
      open: details().map((part) => [part.querySelector('summary')?.textContent.trim(), part.open]),
      typed: fields().map((field) => [likeness(field), field.value, field.checked ?? null]),
    };
  }

  function restore(was) {
    const parts = details();
    was.open.forEach(([words, open], at) => {
      const part = [parts[at], ...parts].find((part) => part?.querySelector('summary')?.textContent.trim() === words);
      if (part) part.open = open;
    });
    const now = fields();
    was.typed.forEach(([like, value, checked], at) => {
      const field = [now[at], ...now].find((field) => field && likeness(field) === like);
      if (!field) return;
      if (checked !== null && ['checkbox', 'radio'].includes(field.type)) field.checked = checked;
      else field.value = value;
    });
    if (was.focus) {
      const focus = stops().filter((stop) => likeness(stop) === was.focus[0])[Math.max(was.focus[1], 0)];
      focus?.focus({ preventScroll: true });
      if (focus && was.caret) try { focus.setSelectionRange(...was.caret); } catch { /* some fields have no caret */ }
    }
    const head = was.head && document.getElementById(was.head);
    scrollTo({ left: was.x, top: head && was.y > 0 ? scrollY + head.getBoundingClientRect().top - was.above : was.y, behavior: 'instant' });
  }

  function reload() {
    if (going) return;
    going = true;
    try { sessionStorage.setItem(name, JSON.stringify(remember())); } catch { /* a full store only costs the place */ }
    location.reload();
  }

  /** Asks whether this is still the page that stands here. */
  async function look() {
    try {
      const { headers } = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
      if (headers.get('ETag') !== `"${key}"`) reload();
    } catch { /* the preview is gone; its line says so */ }
  }

  // The style is there before it is needed: a preview that is gone cannot send it.
  const style = document.createElement('link');
  Object.assign(style, { rel: 'stylesheet', href: '/_plainleaf/live.css' });
  document.head.append(style);

  /** Whether the preview answers, but wants its new address. */
  async function locked() {
    try {
      return (await fetch('/_plainleaf/live.js', { method: 'HEAD', cache: 'no-store' })).status === 403;
    } catch {
      return false;
    }
  }

  let silence;
  let answers = 0;
  function lost() {
    silence ??= setTimeout(async () => {
      silence = undefined;
      const before = answers;
      const said = (await locked())
        ? 'The preview was started anew and has a new address. Go to the window where plainleaf runs, and open the address that it shows.'
        : 'The preview does not answer. This page may be old. Start the preview again: plainleaf serve';
      const old = document.getElementById('plainleaf-lost');
      if (before !== answers || old?.textContent === said) return;
      old?.remove();
      const words = document.createElement('p');
      words.textContent = said;
      const notice = document.createElement('div');
      Object.assign(notice, { id: 'plainleaf-lost', className: 'plainleaf-broken' });
      notice.setAttribute('role', 'alert');
      document.body.prepend(notice);
      notice.append(words);
    }, 2000);
  }

  function heard({ kind, addresses }) {
    if (kind === 'lost') return lost();
    answers += 1;
    clearTimeout(silence);
    silence = undefined;
    document.getElementById('plainleaf-lost')?.remove();
    const own = decodeURI(location.pathname);
    if (kind === 'changed' && addresses?.includes(own)) reload();
    // A page that is not there yet stands at no address that is named with its own.
    else if (kind === 'open' || !addresses || addresses.includes(`${own}/`) || addresses.includes('/404.html')) look();
  }

  function connect() {
    if ('SharedWorker' in window) {
      const worker = new SharedWorker('/_plainleaf/live-worker.js');
      const { port } = worker;
      // The preview ended before the worker was there: nobody else would say so.
      worker.onerror = () => { lost(); setTimeout(connect, 1000); };
      port.onmessage = ({ data }) => heard(data);
      addEventListener('pagehide', () => port.postMessage('bye'), { once: true });
      return;
    }
    const events = new EventSource('/_plainleaf/events');
    events.onopen = () => heard({ kind: 'open' });
    events.addEventListener('changed', ({ data }) => heard({ kind: 'changed', addresses: JSON.parse(data).addresses }));
    events.onerror = () => {
      heard({ kind: 'lost' });
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
    };
    addEventListener('pagehide', () => events.close(), { once: true });
  }

  const was = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  if (was) try { restore(JSON.parse(was)); } catch { /* what cannot be read is forgotten */ }
  connect();
  // A page that the browser kept and shows again listens again, and looks whether it is old.
  addEventListener('pageshow', ({ persisted }) => { if (persisted) connect(); });
})();
