// Leaves the page at once: the link works without this, the script hides the page first and listens for Shift.
const root = document.documentElement;
const box = document.querySelector("div.exit");
const said = document.querySelector(".exit-said");
const way = document.querySelector("a[data-exit]").href;
const patience = 5000;
const title = document.title;
let pressed = 0;
let together = false;
let timer;

const leave = () => {
  root.dataset.leaving = "";
  document.title = box.dataset.leaving;
  said.textContent = box.dataset.leaving;
  // The page that is left does not stay behind the button “back”.
  location.replace(way);
};

const forget = (words) => {
  clearTimeout(timer);
  pressed = 0;
  said.textContent = words;
};

for (const link of document.querySelectorAll("a[data-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}

addEventListener("keydown", (event) => {
  if (event.key === "Shift") {
    if (!event.repeat) together = false;
    return;
  }
  // Shift with another key is a capital letter, or a step back, and no wish to leave.
  together = event.shiftKey;
  if (pressed) forget("");
});
addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || together) return;
  pressed += 1;
  clearTimeout(timer);
  if (pressed > 2) return leave();
  said.textContent = pressed === 1 ? box.dataset.two : box.dataset.one;
  timer = setTimeout(() => forget(box.dataset.late), patience);
});
// Back from the browser's memory: a page, not a blank.
addEventListener("pageshow", () => {
  delete root.dataset.leaving;
  document.title = title;
  forget("");
});
