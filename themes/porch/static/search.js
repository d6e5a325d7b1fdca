// The search page: reads a few small files that were made with the blog, and asks nobody else. What they
// hold is told in hobnob's manual (docs/search.md). Words of others only ever become text.

const find = (name, within = document) => within.querySelector(name);
const form = find("form[data-index]"), input = find("[name=q]", form), list = find(".search-results");
const status = find(".search-status"), more = find(".search-more"), pattern = find(".search-result");
const says = form.dataset;

// Words, folded and parted as in the index.

const SILENT = /[\u00ad\u0640\u0300-\u036f\u064b-\u065f\u200b-\u200f\ufe00-\ufe0f]/u;
const LATIN = /[ªºÀ-ÖØ-öø-\u024f\u1e00-\u1eff\uff10-\uff5a\u{1d400}-\u{1d7ff}]/u;
const LETTER = /[\p{Alphabetic}\p{N}\u0900-\u0eff]/u;
const UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]";
const IS_UNSPACED = new RegExp(UNSPACED, "u"), IS_DENSE = new RegExp(`^(${UNSPACED}|[\uac00-\ud7af])`, "u");
const RUNS = new RegExp(`${UNSPACED}+|((?!${UNSPACED})\\S)+`, "gu");
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "ng", ŧ: "t", ĸ: "k", ɓ: "b", ɗ: "d", ƙ: "k", ƴ: "y", ɛ: "e", ɔ: "o", ƒ: "f" };

const plain = (c) => PLAIN[c] ?? c.replace(/[^a-z0-9]/g, "");
const folded = (c) => SILENT.test(c) ? ""
  : LATIN.test(c) ? [...c.toLowerCase().normalize("NFKD").toLowerCase()].map(plain).join("")
  : LETTER.test(c) ? c.toLowerCase() : " ";

export const fold = (text) => [...text.replace(/['’ʼ`´]/g, " ")].map(folded).join("");

/** Of a script without spaces, every two letters that stand beside each other are a word. */
export const words = (text) => (fold(text).match(RUNS) ?? []).flatMap((run) => {
  const letters = [...run];
  if (!IS_UNSPACED.test(run)) return letters.slice(0, 32).join("");
  return letters.length === 1 ? run : letters.slice(1).map((next, at) => letters[at] + next);
});

// The index. Its root is asked for anew with each visit; all else is kept for as long as it is the same.

const files = new Map();
const load = (name, version, read) => {
  if (!files.has(name)) {
    const address = new URL(name, new URL(says.index, location));
    if (version) address.search = `v=${version}`;
    const file = fetch(address, { cache: version ? "default" : "no-cache" });
    files.set(name, file.then((answer) => answer.ok ? read(answer) : Promise.reject(answer.status)));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
};
const json = (answer) => answer.json();
const root = () => load(says.index, "", json);
const version = (all, number) => all.slice(6 * number, 6 * number + 6);

/** A shard: each of its words with the bytes that say which entries have it. */
const shard = async (answer) => {
  const bytes = reader(new Uint8Array(await answer.arrayBuffer()));
  const found = new Map(), word = new Uint8Array(256), text = new TextDecoder();
  while (bytes.more()) {
    const shared = bytes.number(), rest = bytes.take(bytes.number());
    word.set(rest, shared);
    found.set(text.decode(word.subarray(0, shared + rest.length)), bytes.take(bytes.number()));
  }
  return found;
};

const reader = (data) => {
  let at = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      value |= (data[at] & 0x7f) << shift;
      if (data[at++] < 0x80) return value;
    }
  };
  return { number, more: () => at < data.length, take: (length) => data.subarray(at, at += length) };
};

const spot = (letters) => new TextEncoder().encode(letters)
  .reduce((spot, byte) => Math.imul(spot ^ byte, 0x01000193) >>> 0, 0x811c9dc5);

/** What a word is worth to each entry that has it, or one that begins so. */
const worth = async (word) => {
  const { entries, words: versions } = await root();
  const letters = [...word], isDense = IS_DENSE.test(word), isWhole = !isDense && letters.length < 4;
  const at = spot(letters.slice(0, isDense ? 1 : 4).join("")) % (versions.length / 6);
  const worth = new Map();
  for (const [found, postings] of await load(`words-${at}.bin`, version(versions, at), shard)) {
    const isAll = isWhole && letters.length === 3 && found === `${word}*`;
    if (found !== word && !isAll && (isWhole || !found.startsWith(word))) continue;
    const all = [];
    for (let bytes = reader(postings), entry = 0; bytes.more();) {
      const next = bytes.number();
      all.push([entry += next >>> 3, next & 7]);
    }
    // A word that few entries have says more, and so does the very word.
    const rare = Math.log(1 + entries / all.length) * (found === word ? 2 : 1);
    for (const [entry, weight] of all) worth.set(entry, Math.max(worth.get(entry) ?? 0, rare * weight));
  }
  return { word, worth };
};

/** The same; what nobody has is tried without its last letters: `comments` finds `comment`. */
const guess = async (word) => {
  for (let end = word.length; ; end--) {
    const found = await worth(word.slice(0, end));
    if (found.worth.size || end <= Math.max(4, word.length - 3) || IS_DENSE.test(word)) return found;
  }
};

/** The entries that have all words, the best first, of equals the newest; and the words they have. */
const answer = async (query) => {
  const all = await Promise.all([...new Set(words(query))].map(guess));
  const ranked = [...all[0]?.worth.keys() ?? []].filter((entry) => all.every(({ worth }) => worth.has(entry)))
    .map((entry) => [entry, all.reduce((sum, { worth }) => sum + worth.get(entry), 0)])
    .sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return { entries: ranked.map(([entry]) => entry), words: all.map(({ word }) => word) };
};

const entry = async (number) => {
  const { entries_a_file: many, results } = await root();
  const file = Math.floor(number / many);
  return (await load(`results-${file}.json`, version(results, file), json))[number % many];
};

// What is shown.

/** `text` with the words that were looked for marked. */
const marked = (text, words) => {
  const parts = document.createDocumentFragment();
  let end = 0;
  const mark = (from, to) => {
    if (from >= to) return;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    parts.append(text.slice(end, from), mark);
    end = to;
  };
  for (const { 0: run, index } of text.matchAll(/[\p{Alphabetic}\p{N}\p{M}]+/gu)) {
    const isUnspaced = IS_UNSPACED.test(run), last = isUnspaced ? run.length : 1;
    for (let at = 0; at < last; at++) {
      for (const word of words) {
        if (!fold(run.slice(at)).startsWith(word)) continue;
        const from = index + at;
        mark(Math.max(from, end), isUnspaced ? from + word.length : from + run.length);
      }
    }
  }
  parts.append(text.slice(end));
  return parts;
};

const item = ({ title, url, summary = "", date, tags = [], sponsor, language }, words) => {
  const made = pattern.content.cloneNode(true), part = (name) => find(name, made);
  part("a").href = url;
  part("a").append(marked(title, words));
  part(".search-summary").append(marked(summary, words));
  part(".search-tags").append(marked(tags.join(", "), words));
  if (language) part("li").lang = language;
  if (sponsor) part(".search-sponsor").textContent = `${says.sponsored} ${sponsor}`;
  if (date) {
    const time = document.createElement("time"), language = document.documentElement.lang;
    time.dateTime = date;
    time.textContent = new Date(date).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
    part(".search-date").append(time);
  }
  return made;
};

let turn = 0, shown = { entries: [], words: [] };

/** Shows the next ten, unless the reader asks for something else meanwhile. */
const show = async (from, found, mine) => {
  const next = await Promise.all(found.entries.slice(from, from + 10).map(entry));
  if (mine !== turn) return;
  shown = found;
  if (!from) list.replaceChildren();
  list.append(...next.map((one) => item(one, found.words)));
  more.hidden = list.childElementCount >= found.entries.length;
  const count = found.entries.length;
  status.textContent = !input.value.trim() ? "" : count ? says.found.replace("{count}", count) : says.nothing;
};

const search = async () => {
  const mine = ++turn, query = input.value.trim(), address = new URL(location);
  if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  try {
    await show(0, await answer(query), mine);
  } catch {
    if (mine === turn) status.textContent = says.failed;
  }
};

// The reader's hands.

let pause;
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 120);
});
const links = () => [...list.querySelectorAll("a")];
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(pause);
  await search();
  links()[0]?.focus();
});
more.addEventListener("click", async () => {
  const before = links().length;
  await show(before, shown, turn).catch(() => { status.textContent = says.failed; });
  links()[before]?.focus();
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const all = links(), at = all.indexOf(document.activeElement), isTyping = document.activeElement === input;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
  if (event.key === "/" && !isTyping) input.select();
  else if (event.key === "Escape" && (isTyping || at >= 0)) input.select();
  else if (step && (isTyping || at >= 0)) (all[at + step] ?? (at + step < 0 ? input : all.at(-1)))?.focus();
  else return;
  event.preventDefault();
});

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value.trim()) search(); else input.focus({ preventScroll: true });
