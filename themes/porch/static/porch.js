// The light switch: by day, by night, or as the reader likes it. Loaded in the head, so that a page
// never shows in the wrong light; without it, pages follow the reader's system.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const keep = (theme) => {
    try { theme ? localStorage.setItem("theme", theme) : localStorage.removeItem("theme"); } catch {}
  };
  const show = (theme) => {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
  };
  root.dataset.script = "";
  show(kept());
  addEventListener("storage", () => show(kept()));
  addEventListener("click", (event) => {
    if (!event.target.closest?.(".light-switch")) return;
    const usual = dark.matches ? "dark" : "light";
    const next = (root.dataset.theme ?? usual) === "dark" ? "light" : "dark";
    // What the system says anyway need not be remembered.
    const chosen = next === usual ? null : next;
    keep(chosen);
    show(chosen);
  });
})();
