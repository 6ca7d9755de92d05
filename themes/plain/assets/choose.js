// The page on which readers choose size, spacing and colours. The choice is kept in this browser and sent to nobody.
const root = document.documentElement;
const form = document.getElementById("settings");
const said = document.getElementById("settings-said");
const names = ["size", "spacing", "colours"];

const show = () => {
  for (const name of names) {
    const radio = form.querySelector(`[name=${name}][value="${root.dataset[name] ?? "usual"}"]`);
    if (radio) radio.checked = true;
  }
};

const keep = () => {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "usual"));
  for (const name of names) {
    if (chosen.has(name)) root.dataset[name] = chosen.get(name);
    else delete root.dataset[name];
  }
  try {
    if (String(chosen)) localStorage.setItem("plainleaf", chosen);
    else localStorage.removeItem("plainleaf");
    said.textContent = String(chosen) ? form.dataset.kept : form.dataset.usual;
  } catch {
    said.textContent = form.dataset.lost;
  }
};

form.addEventListener("change", keep);
// The fields change after this event.
form.addEventListener("reset", () => setTimeout(keep));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pageshow", show);
show();
