// Finding on the page what the policy speaks of, showing it and marking it.

const FOUND = "hobnob-found";
/** Fewer letters than this are found anywhere. */
const FEWEST = 8;
const SILENT = "script, style, template, noscript";

const foundSheet = new CSSStyleSheet();
foundSheet.replaceSync(`@media screen {
  ::highlight(${FOUND}) { background-color: #ffd75e; color: #231a00; text-decoration: underline 2px #9a3d22; }
  [data-${FOUND}] { outline: 3px solid #e0702f !important; outline-offset: 3px !important; }
}`);

/** A range, or an element, for the place that an answer names; null where the page does not show it. */
function locate(place) {
  if (place?.element) return locateElement(place.element);
  if (!place?.words) return null;
  const { words, before, behind } = place.words;
  const parts = ["article", "main", "body"].map((part) => document.querySelector(part)).filter(Boolean);
  const texts = parts.map(letters);
  for (let wanted = squeeze(words); wanted.length; wanted = shorter(wanted)) {
    for (const text of texts) {
      const found = search(text, wanted, squeeze(before), squeeze(behind));
      if (found) return found;
    }
  }
  return locateBehind(texts, squeeze(before));
}

function locateElement({ name, attribute, value, nth }) {
  const named = [...document.getElementsByTagName(name)];
  const same = named.filter((element) => element.getAttribute(attribute) === value);
  return same[nth] ?? same[0] ?? null;
}

/** What has no words of its own is what stands behind the words before it. */
function locateBehind(texts, before) {
  if (before.length < FEWEST) return null;
  for (const text of texts) {
    let block = search(text, before, "", "")?.endContainer.parentElement;
    while (block && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (block) return block.nextElementSibling ?? block;
  }
  return null;
}

function shorter(words) {
  return words.length < 2 * FEWEST ? "" : words.slice(0, words.length / 2);
}

/** Spaces and line ends are as the theme and the minifier like them. */
function squeeze(words) {
  return words.replace(/\s+/g, "");
}

/** The letters that an element shows, each with its text node and its place in there. */
function letters(element) {
  const isShown = (node) => node.parentElement?.closest(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, isShown);
  const [words, nodes, offsets] = [[], [], []];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      if (/\s/.test(node.data[offset])) continue;
      words.push(node.data[offset]);
      nodes.push(node);
      offsets.push(offset);
    }
  }
  return { words: words.join(""), nodes, offsets };
}

/** Of all places that hold the words, the one whose surroundings fit best. */
function search({ words, nodes, offsets }, wanted, before, behind) {
  let best = { score: -1, at: -1 };
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const score = alike((i) => words[at - 1 - i], (i) => before[before.length - 1 - i])
      + alike((i) => words[end + i], (i) => behind[i]);
    if (score > best.score) best = { score, at };
  }
  if (best.at < 0) return null;
  const last = best.at + wanted.length - 1;
  const range = document.createRange();
  range.setStart(nodes[best.at], offsets[best.at]);
  range.setEnd(nodes[last], offsets[last] + 1);
  return range;
}

/** How many letters are the same from the first on. */
function alike(one, other) {
  let count = 0;
  while (one(count) !== undefined && one(count) === other(count)) count += 1;
  return count;
}

function forget() {
  CSS.highlights?.delete(FOUND);
  document.querySelector(`[data-${FOUND}]`)?.removeAttribute(`data-${FOUND}`);
}

/** Marks what was located and scrolls there. */
function reveal(found) {
  forget();
  if (!document.adoptedStyleSheets.includes(foundSheet)) document.adoptedStyleSheets.push(foundSheet);
  const isWords = found instanceof Range;
  const element = seen(isWords ? found.startContainer.parentElement : found);
  for (let part = element.closest("details"); part; part = part.parentElement?.closest("details")) {
    part.open = true;
  }
  if (isWords && CSS.highlights) CSS.highlights.set(FOUND, new Highlight(found));
  else element.setAttribute(`data-${FOUND}`, "");
  const box = (isWords ? found : element).getBoundingClientRect();
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = box.top - innerHeight / 3;
  scrollBy({ top, behavior: isStill ? "instant" : "smooth" });
}

/** A script shows nothing: what comes next does, or what it stands in. */
function seen(element) {
  let shown = element;
  while (!shown.getClientRects().length && !shown.closest("details:not([open])")) {
    shown = shown.nextElementSibling ?? shown.parentElement ?? document.body;
    if (shown === document.body) break;
  }
  return shown;
}
