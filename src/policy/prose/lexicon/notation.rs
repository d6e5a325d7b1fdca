//! How a phrase is written, and the pattern it means.
//!
//! | written | means |
//! |---|---|
//! | `buy now` | these words in letters of any size; white space may have a comma before it |
//! | `(buy\|order) now` | one of several; each may be many words |
//! | `(right away)? today?` | the group or the word may be missing |
//! | `get … copy` | up to five words between, within a sentence; `...` is the same |
//! | `an * offer` | any one word |
//! | `risk-free` | also `risk free` and `riskfree` |
//! | `don't` | also `don’t` and `dont` |
//! | `only {price}` | `$49`, `49.99 €`, `USD 20`; `{number}`, `{year}`, `{percent}`, `{phone}`;
//! | | `{code}` is `SAVE20`, `{token}` too,
//! | | or anything set as code |
//! | `^ ad $` | at the start and at the end of a block of prose |
//! | `bad credit\?` | a backslash takes the meaning from a mark |
//! | `~\d+x gains` | a regular expression, over small letters: slower, as it is looked for everywhere |
//!
//! A phrase begins and ends at a border between words. It never reaches from one block of prose into
//! the next.

use std::cmp::{Ordering, Reverse};
use std::iter::Peekable;
use std::str::Chars;

use super::super::bare::bare;

/// White space in a text that was [folded](crate::policy::prose); a comma before it changes nothing.
const SPACE: &str = ",? +";

/// A word in a gap: what ends a sentence is in none.
const ANY_WORD: &str = r"[^ \n.!?;:()]+";

/// The start of a block of prose, and its end: marks around the words change nothing.
const BLOCK_START: &str = r"(?m:^)[^\p{L}\p{N}\n\[(]{0,8}";
const BLOCK_END: &str = r"[^\p{L}\p{N}\n]{0,8}(?m:$)";

/// The most words in a gap.
const LONGEST_GAP: usize = 5;

/// The most keys of a phrase.
const MOST_KEYS: usize = 48;

/// Letters of a key beyond which more of them tell nothing more.
const TELLING: usize = 12;

/// A phrase, ready to be looked for.
#[derive(Debug)]
pub(in crate::policy::prose) struct Pattern {
    /// A regular expression over folded text.
    pub(super) whole: String,
    /// [Bare words](super::super::bare) of which one is there wherever the whole is: cheap to look
    /// for. A regular expression has none.
    pub(super) keys: Vec<String>,
    /// Whether the words must hold a code in capitals.
    pub(super) has_code: bool,
    /// Whether it was written as a regular expression, whose borders are its own.
    pub(super) is_regex: bool,
}

/// Reads a phrase.
///
/// # Errors
/// When it is not one, with what is wrong.
pub(in crate::policy::prose) fn read(written: &str) -> Result<Pattern, String> {
    let written = written.trim();
    if let Some(regex) = written.strip_prefix('~') {
        let (whole, keys) = (regex.trim().to_owned(), Vec::new());
        return Ok(Pattern { whole, keys, has_code: false, is_regex: true });
    }
    let (begins, inner) =
        written.strip_prefix("^ ").map_or(("", written), |rest| (BLOCK_START, rest));
    let (ends, inner) = inner.strip_suffix(" $").map_or(("", inner), |rest| (BLOCK_END, rest));
    let mut reader = Reader { rest: inner.chars().peekable(), has_code: false };
    let items = reader.items()?;
    if reader.rest.peek().is_some() {
        return Err("a `)` has no `(`".to_owned());
    }
    let whole = format!("{begins}{}{ends}", bordered(&joined(&items)?));
    let keys = keys(&items);
    if keys.is_empty() {
        return Err("this phrase has no word that could be looked for".to_owned());
    }
    Ok(Pattern { whole, keys, has_code: reader.has_code, is_regex: false })
}

fn bordered(pattern: &str) -> String {
    // The borders are those of ASCII, which are fast; who searches looks for the others.
    format!(r"(?-u:\b{{start-half}})(?:{pattern})(?-u:\b{{end-half}})")
}

/// A word, a group or a gap.
#[derive(Clone, Debug)]
struct Item {
    /// The regular expression.
    pattern: String,
    is_optional: bool,
    /// Whether it is `…`: words that may be there, each with white space behind it.
    is_ellipsis: bool,
    /// All that it can be, as bare words; `None` when that may be anything, or too much.
    forms: Option<Vec<String>>,
    /// Bare words of which one is there wherever it is, when its forms are not known.
    keys: Vec<String>,
}

/// Items with white space between them.
fn joined(items: &[Item]) -> Result<String, String> {
    let first = items.iter().position(|item| !item.is_optional && !item.is_ellipsis);
    let first = first.ok_or("a phrase needs a word that is always there")?;
    let is_open = |item: Option<&Item>| item.is_some_and(|item| item.is_ellipsis);
    if is_open(items.first()) || is_open(items.last()) {
        return Err("a gap stands between words".to_owned());
    }
    let mut joined = String::new();
    let mut gap = String::new();
    for (at, Item { pattern, is_optional, is_ellipsis, .. }) in items.iter().enumerate() {
        if *is_ellipsis {
            gap.push_str(pattern);
            continue;
        }
        let part = match at.cmp(&first) {
            Ordering::Less => format!("(?:{pattern}{SPACE}{gap})?"),
            Ordering::Equal => pattern.clone(),
            Ordering::Greater if *is_optional => format!("(?:{SPACE}{gap}{pattern})?"),
            Ordering::Greater => format!("{SPACE}{gap}{pattern}"),
        };
        gap.clear();
        joined.push_str(&part);
    }
    Ok(joined)
}

/// The most telling bare words of which one is there wherever `items` are.
fn keys(items: &[Item]) -> Vec<String> {
    let required = |at: usize| items.get(at).is_some_and(|item| !item.is_optional);
    let starts = (0..items.len()).filter(|start| required(*start));
    let runs = starts.flat_map(|start| {
        let ends = (start + 1..=items.len()).filter(|end| required(end - 1));
        ends.map_while(move |end| forms(items.get(start..end)?))
    });
    let known = items.iter().filter(|item| !item.is_optional).map(|item| item.keys.clone());
    let telling = |keys: &Vec<String>| {
        let fewest = keys.iter().map(String::len).min().unwrap_or(0);
        (fewest.min(TELLING), Reverse(keys.len()))
    };
    runs.chain(known).filter(|keys| !keys.is_empty()).max_by_key(telling).unwrap_or_default()
}

/// All that a row of items can be, as bare words, unless that may be anything or too much.
fn forms(items: &[Item]) -> Option<Vec<String>> {
    let mut forms = vec![String::new()];
    for item in items {
        let own = item.forms.as_ref()?;
        let rows = forms.iter().flat_map(|row| {
            let skipped = item.is_optional.then(|| row.clone());
            skipped.into_iter().chain(own.iter().map(move |form| spaced(row, form)))
        });
        forms = rows.take(MOST_KEYS + 1).collect();
        if forms.len() > MOST_KEYS {
            return None;
        }
    }
    Some(forms)
}

fn spaced(row: &str, form: &str) -> String {
    let space = if row.is_empty() || form.is_empty() { "" } else { " " };
    format!("{row}{space}{form}")
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    has_code: bool,
}

impl Reader<'_> {
    /// Items up to the end, a `|` or a `)`.
    fn items(&mut self) -> Result<Vec<Item>, String> {
        let mut items = Vec::new();
        loop {
            while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
            match self.rest.peek() {
                None | Some('|' | ')') => break,
                Some(_) => items.push(self.item()?),
            }
        }
        if items.is_empty() { Err("a word is missing".to_owned()) } else { Ok(items) }
    }

    /// What stands together without white space: a gap, a group, a name, or letters.
    fn item(&mut self) -> Result<Item, String> {
        let mut item = match self.rest.peek().copied() {
            Some('…') => self.gap(1),
            Some('(') => self.group()?,
            Some('{') => self.name()?,
            Some('*') => self.any_word(),
            _ if self.starts_with_dots() => self.gap(3),
            _ => self.word(),
        };
        item.is_optional = self.rest.next_if_eq(&'?').is_some();
        match self.rest.peek() {
            None | Some('|' | ')') => Ok(item),
            Some(c) if c.is_whitespace() => Ok(item),
            Some(c) => Err(format!("there must be white space before `{c}`")),
        }
    }

    fn starts_with_dots(&self) -> bool {
        self.rest.clone().take(3).eq("...".chars())
    }

    fn gap(&mut self, letters: usize) -> Item {
        self.rest.by_ref().take(letters).for_each(drop);
        let pattern = format!("(?:{ANY_WORD}{SPACE}){{0,{LONGEST_GAP}}}");
        Item { is_ellipsis: true, ..Item::open(pattern) }
    }

    fn any_word(&mut self) -> Item {
        self.rest.next();
        Item::open(ANY_WORD.to_owned())
    }

    fn word(&mut self) -> Item {
        let (mut pattern, mut written) = (String::new(), String::new());
        self.letters(&mut pattern, &mut written);
        let mut forms = vec![bare(&written)];
        if written.contains('-') {
            forms.push(bare(&written.replace('-', "")));
        }
        Item { forms: Some(forms), ..Item::open(format!("(?:{pattern})")) }
    }

    /// Letters up to a mark that means something, as a pattern and as written.
    fn letters(&mut self, pattern: &mut String, written: &mut String) {
        let is_mark =
            |c: &char| c.is_whitespace() || matches!(c, '|' | '(' | ')' | '{' | '?' | '*');
        while let Some(c) = self.rest.next_if(|c| !is_mark(c)) {
            let escaped = if c == '\\' { self.rest.next() } else { None };
            written.push(escaped.unwrap_or(c));
            match escaped {
                Some(c) => pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
                None => letter(pattern, c),
            }
        }
    }

    fn group(&mut self) -> Result<Item, String> {
        self.rest.next();
        let mut parts = Vec::new();
        loop {
            parts.push(self.items()?);
            match self.rest.next() {
                Some('|') => {}
                Some(')') => break,
                _ => return Err("a `(` is never closed".to_owned()),
            }
        }
        let patterns: Result<Vec<String>, String> = parts.iter().map(|part| joined(part)).collect();
        let all_forms: Option<Vec<Vec<String>>> = parts.iter().map(|part| forms(part)).collect();
        let keys: Vec<Vec<String>> = parts.iter().map(|part| keys(part)).collect();
        let has_keys = keys.iter().all(|keys| !keys.is_empty());
        Ok(Item {
            forms: all_forms.map(|forms| forms.concat()),
            keys: if has_keys { keys.concat() } else { Vec::new() },
            ..Item::open(format!("(?:{})", patterns?.join("|")))
        })
    }

    fn name(&mut self) -> Result<Item, String> {
        let name: String = self.rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
        let found = NAMES.iter().find(|(known, _)| *known == name);
        let Some((_, pattern)) = found else {
            let known: Vec<&str> = NAMES.iter().map(|(known, _)| *known).collect();
            return Err(format!("`{{{name}}}` is none of `{}`", known.join("`, `")));
        };
        self.has_code |= matches!(name.as_str(), "code" | "token");
        let mut pattern = (*pattern).to_owned();
        self.letters(&mut pattern, &mut String::new());
        Ok(Item::open(pattern))
    }
}

impl Item {
    /// An item of which no word is known.
    fn open(pattern: String) -> Self {
        Self { pattern, is_optional: false, is_ellipsis: false, forms: None, keys: Vec::new() }
    }
}

fn letter(pattern: &mut String, c: char) {
    match c {
        '\'' | '’' => pattern.push_str("['’‘]?"),
        '-' => pattern.push_str("[ -]?"),
        c => {
            let small: String = c.to_lowercase().collect();
            pattern.push_str(&regex::escape(&small));
        }
    }
}

/// What a name in braces means.
const NAMES: [(&str, &str); 7] = [
    (
        "price",
        "(?:(?:us|a|c|nz)?[$€£₹¥] ?[0-9](?:[0-9.,]*[0-9])?k?|[0-9](?:[0-9.,]*[0-9])? ?(?:[$€£₹]|usd|eur|gbp|euros?|dollars|pounds|bucks)|(?:usd|eur|gbp) ?[0-9](?:[0-9.,]*[0-9])?)",
    ),
    (
        "number",
        "(?:[0-9](?:[0-9.,]*[0-9])?[k+]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|a dozen|a hundred|a thousand)",
    ),
    ("year", "(?:19|20)[0-9]{2}"),
    ("percent", "[0-9]{1,3} ?(?:%|percent|per cent)"),
    ("code", "[\"'“‘]?[a-z0-9][a-z0-9-]{2,}[\"'”’]?"),
    ("token", "(?:[\"'“‘]?[a-z0-9][a-z0-9-]{2,}[\"'”’]?|\u{fffc})"),
    ("phone", r"[+@]?\(?[0-9][0-9 ()./-]{7,}[0-9]"),
];
