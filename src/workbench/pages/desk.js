// The workbench. Everything but the toolbar, the view of what is not saved, and the light on a place works without this file.
'use strict';
document.documentElement.classList.add('script');
const $ = (id) => document.getElementById(id);

// “Show me”: the words of a finding are marked in the page.
const found = $('found');
const frame = $('find');
const BLOCK = /^(P|LI|H[1-6]|TD|TH|DT|DD|DIV|SECTION|FIGURE|FIGCAPTION|MAIN)$/;
/** The letters that readers see, with the text node of each; runs of white space count as one. */
const letters = (root) => {
  const list = [];
  const walk = (node) => {
    if (node.nodeType === 3) {
      for (let at = 0; at < node.length; at += 1) {
        const letter = /\s/.test(node.data[at]) ? ' ' : node.data[at];
        if (letter !== ' ' || list.at(-1)?.letter !== ' ') list.push({ letter, node, at });
      }
    } else if (node.nodeType === 1 && !/^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) {
      node.childNodes.forEach(walk);
      if (BLOCK.test(node.tagName)) list.push({ letter: ' ', node: null, at: 0 });
    }
  };
  walk(root);
  return list;
};
const light = (page) => {
  const words = found.dataset.words;
  const list = letters(page.querySelector('main') ?? page.body);
  const text = list.map(({ letter }) => letter).join('');
  let at = -1;
  for (let n = Number(found.dataset.which), next = 0; words && n >= 0 && (next = text.indexOf(words, at + 1)) >= 0; n -= 1) at = next;
  if (at < 0) return 'The words cannot be shown in the page. They may stand in the lines at the top of the file, or be added by a contact.';
  // Each text node has its own piece; the last comes first, so that places before it stay right.
  const parts = new Map();
  for (const { node, at: place } of list.slice(at, at + words.length)) if (node) parts.set(node, [...(parts.get(node) ?? []), place]);
  let first = null;
  for (const [node, places] of [...parts].reverse()) {
    const range = page.createRange();
    range.setStart(node, places[0]);
    range.setEnd(node, places.at(-1) + 1);
    first = page.createElement('mark');
    Object.assign(first.style, { background: '#ffdd57', color: '#000', outline: '3px solid #000' });
    range.surroundContents(first);
  }
  const box = first?.closest('details');
  if (box) box.open = true;
  first?.scrollIntoView({ block: 'center' });
  return 'The words are marked in the page below.';
};
if (found && frame) {
  const show = () => { if (frame.contentDocument?.URL !== 'about:blank') found.textContent = light(frame.contentDocument); };
  frame.addEventListener('load', show);
  if (frame.contentDocument?.readyState === 'complete') show();
}

// Lists change when a file does. Whoever is in the middle of one is told, and not moved.
const live = document.querySelector('[data-live]');
if (live) {
  const look = async () => {
    try {
      const answer = await fetch(location.href);
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
      if (!answer.ok || !fresh || fresh.textContent === live.textContent.replace($('newer')?.textContent ?? '', '')) return;
      if (live.contains(document.activeElement) && document.activeElement !== live) {
        const note = $('newer') ?? live.insertBefore(Object.assign(document.createElement('p'), { id: 'newer', className: 'said' }), live.firstChild);
        note.setAttribute('role', 'status');
        note.textContent = 'A file changed. Load this page again to see it.';
        return;
      }
      const open = new Map([...live.querySelectorAll('details')].map((part) => [part.textContent.slice(0, 60), part.open]));
      live.replaceChildren(...fresh.childNodes);
      for (const part of live.querySelectorAll('details')) part.open = open.get(part.textContent.slice(0, 60)) ?? part.open;
    } catch { /* the preview may have been stopped: the list stays as it is */ }
  };
  let events = null;
  const listen = () => {
    if (document.hidden) events?.close();
    else (events = new EventSource('/_plainleaf/events')).addEventListener('changed', look);
  };
  document.addEventListener('visibilitychange', listen);
  listen();
}

// The editor.
const form = $('edit');
const area = $('text');
if (form && area) {
  let saved = new URLSearchParams(new FormData(form)).toString();
  let leaving = false;
  const now = () => new URLSearchParams(new FormData(form));
  const changed = () => now().toString() !== saved;
  const say = (words) => { $('state').textContent = words; };
  form.addEventListener('submit', () => { leaving = true; });
  addEventListener('beforeunload', (event) => { if (!leaving && changed()) event.preventDefault(); });

  // A finding puts the cursor on its words.
  const go = ({ field, start, end }) => {
    if (!field) {
      area.focus();
      area.setSelectionRange(Number(start), Number(end));
      // Browsers show the end of what is selected; here the beginning matters.
      const line = area.value.slice(0, Number(start)).split('\n').length - 1;
      const height = area.scrollHeight / Math.max(1, area.value.split('\n').length);
      area.scrollTop = Math.max(0, (line - 5) * height);
      return;
    }
    const box = $(`field-${field}`);
    box?.closest('details')?.setAttribute('open', '');
    box?.querySelector('input:not([type=hidden]),textarea,select')?.focus();
  };
  $('list').addEventListener('click', (event) => {
    const pin = event.target.closest('.pin');
    if (pin) go(pin.dataset);
  });
  if ($('at')) go($('at').dataset);

  // Findings and page as somebody types.
  const line = (pin) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const mark = document.createElement('span');
    const help = document.createElement('p');
    item.className = pin.severity;
    button.type = 'button';
    button.className = 'pin';
    Object.assign(button.dataset, { field: pin.field, start: pin.start, end: pin.end });
    mark.className = 'mark';
    mark.textContent = pin.severity;
    button.append(mark, ` ${pin.message}`);
    help.textContent = `Line ${pin.line}. ${pin.help}`;
    item.append(button, help);
    return item;
  };
  let waiting = 0;
  let asked = 0;
  const attempt = async () => {
    const mine = (asked += 1);
    try {
      const answer = await fetch('/_plainleaf/try', { method: 'POST', body: now() });
      const seen = await answer.json();
      if (mine !== asked || !answer.ok) return;
      const held = document.activeElement?.closest?.('#list li');
      if (!held) $('list').replaceChildren(...seen.findings.map(line));
      const words = seen.findings.length ? `Found ${seen.summary} in what you typed.` : 'Nothing was found in what you typed.';
      if ($('summary').textContent !== words) $('summary').textContent = words;
      const preview = $('preview');
      if (preview && seen.page) {
        const top = preview.contentWindow?.scrollY ?? 0;
        preview.addEventListener('load', () => preview.contentWindow.scrollTo(0, top), { once: true });
        preview.setAttribute('sandbox', 'allow-same-origin');
        preview.srcdoc = seen.page;
      }
    } catch {
      if (mine === asked) say('The preview does not answer. Your words are still here.');
    }
  };
  form.addEventListener('input', () => {
    say(changed() ? 'Not saved yet.' : '');
    clearTimeout(waiting);
    waiting = setTimeout(attempt, 300);
  });

  // The toolbar. What is put in can be taken back with Control and Z, like typed words.
  const put = (text, from, to) => {
    area.focus();
    area.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, text)) area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const lines = (change) => {
    const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const to = area.value.indexOf('\n', Math.max(area.selectionEnd - 1, from));
    const end = to < 0 ? area.value.length : to;
    put(area.value.slice(from, end).split('\n').map(change).join('\n'), from, end);
  };
  const choices = ['pages', 'pictures', 'boxes', 'facts'].map((name) => $(`tool-${name}`));
  const tools = {
    heading: () => lines((words) => (words.startsWith('## ') ? words.slice(3) : `## ${words.replace(/^#+ /, '')}`)),
    list: () => lines((words) => (words.startsWith('- ') ? words.slice(2) : `- ${words}`)),
    insert: () => {
      const chosen = choices.find((select) => select?.value);
      if (!chosen) return say('Choose a page, a picture, a box or a contact first.');
      put(chosen.value, area.selectionStart, area.selectionEnd);
      chosen.value = '';
    },
  };
  for (const select of choices) select?.addEventListener('change', () => choices.forEach((other) => { if (other && other !== select) other.value = ''; }));
  document.querySelector('.tools')?.addEventListener('click', (event) => tools[event.target.dataset?.tool]?.());
  form.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (!event.shiftKey && event.key === 's') {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const number = event.shiftKey && /^Digit([1-6])$/.exec(event.code)?.[1];
    if (!number || !document.querySelector('.tools')) return;
    event.preventDefault();
    if (number === '1') tools.heading();
    else if (number === '2') tools.list();
    else choices[number - 3]?.focus();
  });
}
