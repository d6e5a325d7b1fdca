// Renewing what has changed: a sheet or an image alone where that will do, else the page.

const KEPT = "hobnob-kept";
/** Milliseconds after loading in which the page may still grow under the reader. */
const GROWS = 2000;
const ACTS = ["wheel", "touchstart", "keydown", "pointerdown"];

/** The same address, so that a browser cannot believe that it has the file already. */
function fresh(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("hobnob", `${page.session}-${page.number}`);
  return url.href;
}

/** Loads a sheet anew, and drops the old one only then: the page is never without. */
function renewSheet(path) {
  const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
  const old = links.filter((link) => pathOf(link.href) === path);
  const next = old.at(-1)?.cloneNode();
  if (!next) return false;
  next.href = fresh(next.href);
  next.onload = () => old.forEach((link) => link.remove());
  next.onerror = () => next.remove();
  old.at(-1).after(next);
  return true;
}

/** An image that a `<picture>` or a `srcset` chose is for the browser to choose again. */
function renewImages(path) {
  const images = [...document.images].filter((image) => pathOf(image.currentSrc) === path);
  const isChosen = (image) => image.srcset || image.closest("picture");
  if (!images.length || images.some(isChosen)) return false;
  for (const image of images) image.src = fresh(image.src);
  return true;
}

/** What is neither a sheet of the page nor an image on it (a script, a font, what a sheet loads) needs
 * the page anew. */
function renewFiles(paths) {
  const left = paths.filter((path) => !renewSheet(path) && !renewImages(path));
  if (left.length) reload();
}

/** Whether the author has begun to write into a field of the page. */
function isWriting() {
  const field = document.activeElement;
  if (field?.isContentEditable) return true;
  return field?.defaultValue !== undefined && field.value !== field.defaultValue;
}

/** Reloads the page where it is read; a field that is being filled in is waited for, unless told not to. */
function reload(isUrgent = false) {
  if (isWriting() && !isUrgent) {
    document.activeElement.addEventListener("focusout", () => setTimeout(reload), { once: true });
    panel.note("waits", true);
    return;
  }
  const kept = { path: location.pathname, left: scrollX, top: scrollY, opened: panel.isOpened() };
  remember(() => sessionStorage, KEPT, JSON.stringify(kept));
  history.scrollRestoration = "manual";
  location.reload();
}

/** After a reload, goes back to where the page was read; also when images push it away once more. */
function restore() {
  const kept = JSON.parse(recall(() => sessionStorage, KEPT) ?? "null");
  remember(() => sessionStorage, KEPT, null);
  if (kept?.path !== location.pathname) return;
  panel.open(kept.opened);
  const scroll = () => scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
  const growth = new ResizeObserver(scroll);
  const stop = () => {
    growth.disconnect();
    history.scrollRestoration = "auto";
  };
  scroll();
  growth.observe(document.documentElement);
  for (const act of ACTS) addEventListener(act, stop, { once: true, passive: true });
  addEventListener("load", () => setTimeout(stop, GROWS), { once: true });
}

/** A browser may forbid to keep anything; then nothing is kept. */
function remember(store, key, value) {
  try {
    if (value === null) store().removeItem(key); else store().setItem(key, value);
  } catch {}
}

function recall(store, key) {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}
