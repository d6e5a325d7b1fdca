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
//! | `only {price}` | `$49`, `49.99 €`, `USD 20`; `{number}`, `{percent}`; `{code}` is `SAVE20`, `{token}` too,
//! | | or anything set as code |
//! | `~\d+x gains` | a regular expression, over small letters |
//!
//! A phrase begins and ends at a border between words. It never reaches from one block of prose into
//! the next.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// White space in a text that was [folded](crate::policy::prose); a comma before it changes nothing.
const SPACE: &str = ",? +";

/// A word in a gap: what ends a sentence is in none.
const ANY_WORD: &str = r"[^ \n.!?;:()]+";

/// The most words in a gap.
const LONGEST_GAP: usize = 5;

/// A phrase as regular expressions over folded text.
#[derive(Debug)]
pub(in crate::policy::prose) struct Pattern {
    /// The whole of it.
    pub(super) whole: String,
    /// The longest stretch of it without a gap: cheap to look for, and there wherever the whole is.
    pub(super) probe: String,
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
        let whole = format!("(?:{})", regex.trim());
        return Ok(Pattern { probe: whole.clone(), whole, has_code: false, is_regex: true });
    }
    let mut reader = Reader { rest: written.chars().peekable(), has_code: false };
    let items = reader.items()?;
    if reader.rest.peek().is_some() {
        return Err("a `)` has no `(`".to_owned());
    }
    let whole = bordered(&joined(&items)?);
    let stretches = items.split(|item| item.is_gap);
    let probe = stretches.max_by_key(|stretch| weight(stretch)).unwrap_or_default();
    if weight(probe) < 3 {
        return Err("this phrase has no word that could be looked for".to_owned());
    }
    Ok(Pattern { whole, probe: joined(probe)?, has_code: reader.has_code, is_regex: false })
}

/// How much a stretch tells: the letters that must be there.
fn weight(stretch: &[Item]) -> usize {
    stretch.iter().filter(|item| !item.is_optional).map(|item| item.letters + 1).sum()
}

fn bordered(pattern: &str) -> String {
    // The borders are those of ASCII, which every engine knows; who searches looks for the others.
    format!(r"(?-u:\b{{start-half}})(?:{pattern})(?-u:\b{{end-half}})")
}

/// A word, a group or a gap, as a regular expression.
#[derive(Clone, Debug, Default)]
struct Item {
    pattern: String,
    is_optional: bool,
    /// Whether it may be anything of its kind, so that looking for it tells nothing.
    is_gap: bool,
    /// Whether it is `…`: words that may be there, each with white space behind it.
    is_ellipsis: bool,
    /// The fewest letters it has.
    letters: usize,
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
            gap.clone_from(pattern);
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

    /// What stands together without white space.
    fn item(&mut self) -> Result<Item, String> {
        let mut item = Item::default();
        while let Some(c) = self.rest.next_if(|c| !c.is_whitespace() && !matches!(c, '|' | ')')) {
            match c {
                '(' => self.group(&mut item)?,
                '{' => self.name(&mut item)?,
                '?' => item.is_optional = true,
                '…' => ellipsis(&mut item),
                '.' if self.rest.next_if_eq(&'.').is_some() => {
                    self.rest.next_if_eq(&'.');
                    ellipsis(&mut item);
                }
                '*' => {
                    item.pattern.push_str(ANY_WORD);
                    item.is_gap = true;
                }
                c => letter(&mut item, c),
            }
        }
        if item.is_optional {
            item.pattern = format!("(?:{})", item.pattern);
            item.letters = 0;
        }
        Ok(item)
    }

    fn group(&mut self, item: &mut Item) -> Result<(), String> {
        let (mut parts, mut letters) = (Vec::new(), usize::MAX);
        loop {
            let items = self.items()?;
            letters = letters.min(weight(&items));
            item.is_gap |= items.iter().any(|item| item.is_gap);
            parts.push(joined(&items)?);
            match self.rest.next() {
                Some('|') => {}
                Some(')') => break,
                _ => return Err("a `(` is never closed".to_owned()),
            }
        }
        let is_whole = item.pattern.is_empty();
        item.pattern = format!("{}(?:{})", item.pattern, parts.join("|"));
        // Behind a part of a word, the mark is the group's alone: `enrol(l)?`.
        if !is_whole && self.rest.next_if_eq(&'?').is_some() {
            item.pattern.push('?');
        } else {
            item.letters += letters;
        }
        Ok(())
    }

    fn name(&mut self, item: &mut Item) -> Result<(), String> {
        let mut name = String::new();
        while let Some(c) = self.rest.next_if(|c| *c != '}') {
            name.push(c);
        }
        self.rest.next();
        item.pattern.push_str(match name.as_str() {
            "price" => PRICE,
            "number" => NUMBER,
            "percent" => PERCENT,
            "code" | "token" => {
                self.has_code = true;
                if name == "code" { CODE } else { TOKEN }
            }
            _ => {
                let known = "`price`, `number`, `percent`, `code`, `token`";
                return Err(format!("`{{{name}}}` is none of {known}"));
            }
        });
        item.is_gap = true;
        Ok(())
    }
}

fn ellipsis(item: &mut Item) {
    item.pattern = format!("(?:{ANY_WORD}{SPACE}){{0,{LONGEST_GAP}}}");
    item.is_gap = true;
    item.is_ellipsis = true;
}

fn letter(item: &mut Item, c: char) {
    match c {
        '\'' | '’' => item.pattern.push_str("['’‘]?"),
        '-' => item.pattern.push_str("[ -]?"),
        c => {
            let small: String = c.to_lowercase().collect();
            item.pattern.push_str(&regex::escape(&small));
            item.letters += usize::from(c.is_alphanumeric());
        }
    }
}

/// An amount of money.
const PRICE: &str = "(?:(?:us|a|c|nz)?[$€£₹¥] ?[0-9][0-9.,]*k?|[0-9][0-9.,]* ?(?:[$€£₹]|usd|eur|gbp|euros?|dollars|pounds|bucks)|(?:usd|eur|gbp) ?[0-9][0-9.,]*)";

/// A number.
const NUMBER: &str = "[0-9][0-9.,]*";

/// What may be a discount code; its capitals are looked at later.
const CODE: &str = "[\"'“‘]?[a-z0-9][a-z0-9-]{2,}[\"'”’]?";

/// The same, or something set as code.
const TOKEN: &str = "(?:[\"'“‘]?[a-z0-9][a-z0-9-]{2,}[\"'”’]?|\u{fffc})";

/// A share.
const PERCENT: &str = "[0-9]{1,3} ?(?:%|percent|per cent)";
