// The search page. Reads a few small files that were made with the blog, and asks nobody else; what
// they are is told in hobnob's manual (docs/search.md). Words of others only ever become text.

const form = document.querySelector("form[data-index]");
const [input, status, list, more, pattern] = ["[name=q]", ".search-status", ".search-results", ".search-more", ".search-result"]
  .map((name) => (name === "[name=q]" ? form : document).querySelector(name));
const AT_ONCE = 10;
const VERSION = 1;

/* ——— words, as the program that made the index folds and parts them ——— */

const SILENT = /[\u00ad\u0640\u0300-\u036f\u064b-\u065f\u200b-\u200f\ufe00-\ufe0f]/u;
const APOSTROPHE = /['’ʼ`´]/gu;
const LATIN = /[\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff10-\uff5a\u{1d400}-\u{1d7ff}]/u;
const LETTER = /[\p{Alphabetic}\p{N}\u0900-\u0eff]/u;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const DENSE = new RegExp(`${UNSPACED.source}|[\\uac00-\\ud7af]`, "u");
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "ng", ŧ: "t" };

const letter = (c) => {
  if (SILENT.test(c)) return "";
  if (LATIN.test(c)) {
    const plain = c.toLowerCase().normalize("NFKD").toLowerCase();
    return [...plain].map((c) => PLAIN[c] ?? c.replace(/[^a-z0-9]/g, "")).join("");
  }
  return LETTER.test(c) ? c.toLowerCase() : " ";
};

export const fold = (text) => [...text.replace(APOSTROPHE, " ")].map(letter).join("");

/** The words of a text; of a script without spaces, every two letters that stand beside each other. */
export const words = (text) => fold(text).split(" ").filter(Boolean).flatMap((run) => {
  const found = [];
  for (const part of run.match(new RegExp(`(?:${UNSPACED.source})+|(?:(?!${UNSPACED.source}).)+`, "gu"))) {
    const letters = [...part];
    if (!UNSPACED.test(part)) found.push(letters.slice(0, 32).join(""));
    else if (letters.length === 1) found.push(part);
    else letters.slice(1).forEach((next, at) => found.push(letters[at] + next));
  }
  return found;
});

/* ——— the index ——— */

const files = new Map();
const load = (name, version, read) => {
  const address = new URL(name, new URL(form.dataset.index, location));
  if (version) address.searchParams.set("v", version);
  if (!files.has(name)) {
    // The root is asked for again with each visit, the rest is kept for as long as it stays as it is.
    const file = fetch(address, { cache: version ? "default" : "no-cache" }).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return read(answer);
    });
    file.catch(() => files.delete(name));
    files.set(name, file);
  }
  return files.get(name);
};

const root = async () => {
  const root = await load(form.dataset.index, "", (answer) => answer.json());
  if (root.version !== VERSION) throw new Error(`an index of version ${root.version}`);
  return root;
};
const version = (all, number) => all.slice(6 * number, 6 * number + 6);

const bytes = new TextEncoder();
const spot = (word) => bytes.encode(word).reduce((spot, byte) => Math.imul(spot ^ byte, 0x01000193) >>> 0, 0x811c9dc5);

/** A shard as a map: each word's bytes of entries. */
const shard = async (answer) => {
  const data = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder();
  const found = new Map();
  const word = new Uint8Array(256);
  const cursor = { at: 0 };
  while (cursor.at < data.length) {
    const shared = number(data, cursor), rest = number(data, cursor);
    word.set(data.subarray(cursor.at, cursor.at += rest), shared);
    const length = number(data, cursor);
    found.set(text.decode(word.subarray(0, shared + rest)), data.subarray(cursor.at, cursor.at += length));
  }
  return found;
};

const number = (data, cursor) => {
  let value = 0, shift = 0, byte;
  do {
    byte = data[cursor.at++];
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80);
  return value;
};

/** What each entry that has a word, or one that begins so, is worth for it. */
const worth = async (token) => {
  const { entries, words: versions } = await root();
  const letters = [...token], dense = DENSE.test(letters[0]);
  const place = letters.slice(0, dense ? 1 : 4).join("");
  const shards = versions.length / 6, at = spot(place) % shards;
  const found = await load(`words-${at}.bin`, version(versions, at), shard);
  const worth = new Map();
  const add = (postings, share) => {
    const all = [], cursor = { at: 0 };
    for (let entry = 0; cursor.at < postings.length;) {
      const next = number(postings, cursor);
      entry += next >>> 3;
      all.push([entry, next & 7]);
    }
    // A word that few have says more than one that all have.
    const rare = share * Math.log(1 + entries / all.length);
    for (const [entry, weight] of all) worth.set(entry, Math.max(worth.get(entry) ?? 0, rare * weight));
  };
  if (found.has(token)) add(found.get(token), 2);
  if (!dense && letters.length === 3 && found.has(`${token}*`)) add(found.get(`${token}*`), 1);
  if (dense || letters.length > 3) {
    for (const [word, postings] of found) if (word.startsWith(token) && word !== token) add(postings, 1);
  }
  // `comments` also finds `comment`: of a word that nobody has, the ending may be the reader's.
  if (worth.size === 0 && !dense && letters.length > 4) return worthOfLess(letters);
  return { token, worth };
};
const worthOfLess = (letters) => worth(letters.slice(0, -1).join(""));

/** The entries that have all words, the best first, of equals the newest; and the words that were found. */
const find = async (query) => {
  const all = await Promise.all([...new Set(words(query))].map(worth));
  const [first, ...others] = all.map(({ worth }) => worth).sort((a, b) => a.size - b.size);
  const ranked = [];
  for (const [entry, worth] of first ?? []) {
    if (others.every((other) => other.has(entry))) {
      ranked.push([entry, others.reduce((sum, other) => sum + other.get(entry), worth)]);
    }
  }
  ranked.sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return { entries: ranked.map(([entry]) => entry), tokens: all.map(({ token }) => token) };
};

const entry = async (number) => {
  const { entries_a_file: many, results } = await root();
  const file = Math.floor(number / many);
  const found = await load(`results-${file}.json`, version(results, file), (answer) => answer.json());
  return found[number % many];
};

/* ——— what is shown ——— */

/** `text` with the words that were looked for marked. */
const marked = (text, tokens) => {
  const made = document.createDocumentFragment();
  let end = 0;
  const mark = (from, to) => {
    if (from < end) from = end;
    if (from >= to) return;
    const found = document.createElement("mark");
    found.textContent = text.slice(from, to);
    made.append(text.slice(end, from), found);
    end = to;
  };
  for (const { 0: word, index } of text.matchAll(/[\p{Alphabetic}\p{N}\p{M}]+/gu)) {
    if (UNSPACED.test(word)) {
      for (let at = 0; at < word.length; at++) {
        for (const token of tokens) if (word.startsWith(token, at)) mark(index + at, index + at + token.length);
      }
    } else if (tokens.some((token) => fold(word).startsWith(token))) mark(index, index + word.length);
  }
  made.append(text.slice(end));
  return made;
};

const item = (shown, tokens) => {
  const made = pattern.content.cloneNode(true);
  const part = (name) => made.querySelector(name);
  const link = part("a");
  link.href = shown.url;
  link.append(marked(shown.title, tokens));
  part(".search-summary").append(marked(shown.summary ?? "", tokens));
  if (shown.language) part("li").lang = shown.language;
  if (shown.sponsor) part(".search-sponsor").textContent = `${form.dataset.sponsored} ${shown.sponsor}`;
  if (shown.date) {
    part("time").dateTime = shown.date;
    const day = new Date(`${shown.date}T12:00:00Z`);
    part("time").textContent = day.toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  }
  part(".search-tags").append(marked((shown.tags ?? []).join(", "), tokens));
  return made;
};

let asked = 0;
let result = { entries: [], tokens: [] };

/** Shows what comes next; whether the reader has not asked for something else meanwhile. */
const show = async (turn) => {
  const from = list.childElementCount;
  const next = await Promise.all(result.entries.slice(from, from + AT_ONCE).map(entry));
  if (turn !== asked) return false;
  if (from === 0) list.replaceChildren();
  list.append(...next.map((shown) => item(shown, result.tokens)));
  more.hidden = list.childElementCount >= result.entries.length;
  return true;
};

const say = (words) => { status.textContent = words; };

const search = async () => {
  const turn = ++asked, query = input.value.trim();
  const address = new URL(location);
  if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  try {
    const found = await find(query);
    if (turn !== asked) return;
    result = found;
    list.replaceChildren();
    more.hidden = true;
    if (!await show(turn)) return;
    const { nothing, found: some } = form.dataset;
    say(query === "" ? "" : result.entries.length === 0 ? nothing : some.replace("{count}", result.entries.length));
  } catch {
    if (turn !== asked) return;
    list.replaceChildren();
    more.hidden = true;
    say(form.dataset.failed);
  }
};

/* ——— the reader's hands ——— */

const links = () => [...list.querySelectorAll(".search-title a")];
let pause;
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 120);
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(pause);
  await search();
  links()[0]?.focus();
});
more.addEventListener("click", async () => {
  const shown = links().length;
  await show(asked).catch(() => say(form.dataset.failed));
  links()[shown]?.focus();
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const all = links(), at = all.indexOf(document.activeElement), here = document.activeElement === input;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "/" && !here) input.select();
  else if (event.key === "Escape" && at >= 0) input.focus();
  else if (event.key === "Escape" && here) { input.value = ""; search(); }
  else if (step && (here ? step === 1 : at >= 0)) (all[at + step] ?? (at + step < 0 ? input : all[at]))?.focus();
  else return;
  event.preventDefault();
});

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value.trim()) search(); else input.focus({ preventScroll: true });
