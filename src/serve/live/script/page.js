// What this page is: where it stands, which build made it, and what it shows.

const tag = document.currentScript;
const STATE = "/_hobnob/state";
/** As many files as one question names: the head of a request has its limits. */
const MOST_FILES = 40;
/** What a page shows, by who asked for it; what a script fetches is the script's affair. */
const SHOWN = new Set(["audio", "css", "embed", "frame", "iframe", "image", "img", "input", "link",
  "object", "script", "track", "video"]);

const page = {
  session: tag.dataset.session,
  number: Number(tag.dataset.number),
  digest: tag.dataset.digest ?? "",
  missing: performance.getEntriesByType("navigation")[0]?.responseStatus >= 400,
  document: null,
  /** Of each file that it shows, the version that an answer told last. */
  versions: new Map(),
};

/** The path of an address on this blog; null for one elsewhere. */
function pathOf(address) {
  if (!address) return null;
  const url = new URL(address, location.href);
  return url.origin === location.origin && !url.pathname.startsWith("/_hobnob/") ? url.pathname : null;
}

/** The paths of the blog's own files that the page shows, each once. */
function shownFiles() {
  const loaded = performance.getEntriesByType("resource").filter((entry) => SHOWN.has(entry.initiatorType));
  const sheets = document.querySelectorAll('link[rel~="stylesheet"]');
  const addresses = [
    ...loaded.map((entry) => entry.name),
    ...[...sheets].map((sheet) => sheet.href),
    ...[...document.images].map((image) => image.currentSrc),
  ];
  return [...new Set(addresses.map(pathOf))].filter(Boolean).sort();
}

function query(files) {
  const asked = new URLSearchParams({
    path: location.pathname,
    session: page.session,
    number: page.number,
    digest: page.digest,
  });
  if (page.missing) asked.append("missing", "");
  if (page.document) asked.append("document", page.document);
  for (const file of files) {
    asked.append("file", file);
    if (page.versions.has(file)) asked.append("version", page.versions.get(file));
  }
  return asked;
}

async function question(files) {
  const response = await fetch(`${STATE}?${query(files)}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`the preview answers ${response.status}`);
  return response.json();
}

/** What the preview says of this page, all its files in one answer. */
async function ask() {
  const files = shownFiles();
  const first = files.splice(0, MOST_FILES);
  const parts = [];
  while (files.length) parts.push(files.splice(0, MOST_FILES));
  const [answer, ...others] = await Promise.all([first, ...parts].map(question));
  for (const other of others) Object.assign(answer.files, other.files);
  return answer;
}
