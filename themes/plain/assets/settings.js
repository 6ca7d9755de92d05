// What the reader has chosen, before anything is drawn. Nothing is kept here: see choose.js.
(() => {
  const root = document.documentElement;
  const apply = () => {
    let kept = "";
    try {
      kept = localStorage.getItem("plainleaf");
    } catch {
      // Where nothing can be kept, nothing was chosen.
    }
    const chosen = new URLSearchParams(kept ?? "");
    for (const name of ["size", "spacing", "colours"]) {
      if (chosen.get(name)) root.dataset[name] = chosen.get(name);
      else delete root.dataset[name];
    }
  };
  root.dataset.scripts = "on";
  apply();
  // A page that comes back from the browser's memory, or stands in another tab, may be older than the choice.
  addEventListener("pageshow", (event) => event.persisted && apply());
  addEventListener("storage", apply);
})();
