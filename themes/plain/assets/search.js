// Search in the built index. Without this script the page still offers the A to Z.
const box = document.getElementById("search");
const form = document.querySelector("form.search-form");
const field = document.getElementById("search-words");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const say = box.dataset;
const step = 10;
const title = document.title;
const forms = new Intl.PluralRules(document.documentElement.lang);
let engine = null;
let latest = 0;
let asked = "";

const load = () => {
  engine ??= import(say.pagefind).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  return engine;
};

const words = (text, count, query) =>
  text.replace(/\{(count|query)\}/g, (_, name) => (name === "count" ? count : query));

const make = (name, text) => {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  return node;
};

// An excerpt is text in which <mark> stands around the words that were found.
const signs = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
const excerpt = (html) => {
  const line = make("p");
  html.split(/<\/?mark>/).forEach((part, i) => {
    const text = part.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (sign) => signs[sign]);
    line.append(i % 2 ? make("mark", text) : text);
  });
  return line;
};

const item = (found) => {
  const entry = make("li");
  const line = make("p");
  line.className = "entry";
  const link = make("a", found.meta.title || found.url);
  link.href = found.url;
  line.append(link);
  entry.append(line);
  if (found.excerpt) entry.append(excerpt(found.excerpt));
  return entry;
};

const show = async (results, from, run) => {
  const found = await Promise.all(results.slice(from, from + step).map((one) => one.data()));
  if (run !== latest) return;
  let entries = list.querySelector("ol");
  if (!entries) {
    entries = make("ol");
    entries.className = "entries";
    list.replaceChildren(entries);
  }
  const items = found.map(item);
  entries.append(...items);
  if (from) items[0]?.querySelector("a").focus();
  list.querySelector("button")?.remove();
  if (from + step < results.length) {
    const more = make("button", say.more);
    more.type = "button";
    more.className = "button";
    more.addEventListener("click", () => show(results, from + step, run).catch(fail));
    list.append(more);
  }
};

const fail = () => {
  engine = null;
  status.textContent = say.error;
  list.replaceChildren();
};

const search = async () => {
  const run = ++latest;
  const query = (asked = field.value.trim());
  list.replaceChildren();
  if (!query) {
    status.textContent = "";
    document.title = title;
    return;
  }
  status.textContent = say.working;
  document.title = `${query} – ${title}`;
  try {
    const { results } = await (await load()).search(query);
    if (run !== latest) return;
    if (results.length) await show(results, 0, run);
    if (run !== latest) return;
    const text = results.length ? say[forms.select(results.length)] : say.none;
    status.textContent = words(text, results.length, query);
  } catch {
    if (run === latest) fail();
  }
};

const fromAddress = () => {
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  if (query === asked) return; // only the place on the page changed
  field.value = query;
  search();
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  address.search = new URLSearchParams({ q: field.value.trim() });
  if (address.href !== location.href) history.pushState(null, "", address);
  search();
});
field.addEventListener("focus", () => load().catch(() => (engine = null)), { once: true });
addEventListener("popstate", fromAddress);
fromAddress();
