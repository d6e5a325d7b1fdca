//! What stands between the braces of a shortcode: `{src="a.jpg" width=3 wide=true tone=calm}`.

use crate::data::{Map, Value};

/// Why arguments cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    /// The byte at fault, from the opening brace.
    pub(super) at: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What to type instead.
    pub(super) help: &'static str,
}

/// Reads `text`, from the opening brace to its end, which must be the closing brace.
///
/// Keys and values are separated by white space or commas. A value is in `"` or `'`, with `\` before
/// a quote or another `\`; or a number, `true`, `false` or a word.
///
/// # Errors
/// At the first thing that does not belong.
pub(super) fn parse(text: &str) -> Result<Map, Malformed> {
    let mut rest = Cursor { text, at: 1 };
    let mut arguments = Map::new();
    loop {
        rest.skip(|c| c.is_whitespace() || c == ',');
        match rest.peek() {
            Some('}') => break,
            Some(_) => argument(&mut rest, &mut arguments)?,
            None => return Err(rest.fault("the closing `}` is missing", "end the line with `}`")),
        }
    }
    rest.at += 1;
    if rest.at == text.len() {
        return Ok(arguments);
    }
    Err(rest.fault("there is more on this line", "a shortcode needs a line of its own"))
}

fn argument(rest: &mut Cursor<'_>, arguments: &mut Map) -> Result<(), Malformed> {
    let start = rest.at;
    let key = rest.take(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if key.is_empty() {
        return Err(rest.fault("expected the name of an argument", "write `key=\"value\"`"));
    }
    if rest.peek() != Some('=') {
        let message = format!("`{key}` has no value");
        return Err(rest.fault(message, "write `key=\"value\"`, without spaces around `=`"));
    }
    rest.at += 1;
    let value = value(rest)?;
    if arguments.insert(key.to_owned(), value).is_some() {
        rest.at = start;
        return Err(rest.fault(format!("`{key}` is given twice"), "keep one of them"));
    }
    Ok(())
}

fn value(rest: &mut Cursor<'_>) -> Result<Value, Malformed> {
    match rest.peek() {
        Some(quote @ ('"' | '\'')) => quoted(rest, quote).map(Value::String),
        _ => {
            let word = rest.take(|c| !c.is_whitespace() && !matches!(c, ',' | '}' | '"' | '\''));
            if word.is_empty() {
                return Err(rest.fault("expected a value behind `=`", "write `key=\"value\"`"));
            }
            Ok(bare(word))
        }
    }
}

/// A word without quotes: a truth, a number or itself.
fn bare(word: &str) -> Value {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    match word {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ if is_number => word
            .parse::<serde_json::Number>()
            .map_or_else(|_| Value::String(word.to_owned()), Value::Number),
        _ => Value::String(word.to_owned()),
    }
}

fn quoted(rest: &mut Cursor<'_>, quote: char) -> Result<String, Malformed> {
    let start = rest.at;
    rest.at += 1;
    let mut words = String::new();
    while let Some(next) = rest.next() {
        match (next, rest.peek()) {
            ('\\', Some(escaped)) if escaped == quote || escaped == '\\' => {
                words.push(escaped);
                rest.at += 1;
            }
            (end, _) if end == quote => return Ok(words),
            (other, _) => words.push(other),
        }
    }
    rest.at = start;
    let message = format!("the closing `{quote}` is missing");
    Err(rest.fault(message, "a quote inside a value is written `\\\"`"))
}

/// A place in the text that moves on.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = rest.find(|c| !wanted(c)).map_or(rest, |end| &rest[..end]);
        self.at += taken.len();
        taken
    }

    fn skip(&mut self, unwanted: impl Fn(char) -> bool) {
        self.take(unwanted);
    }

    fn fault(&self, message: impl Into<String>, help: &'static str) -> Malformed {
        Malformed { at: self.at, message: message.into(), help }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let read = parse(r#"{a="x \"y\" \\ \z" b='it is "so"', c=3 d=-1.5 e=true f=calm g=""}"#);
        let expected = serde_json::json!({
            "a": r#"x "y" \ \z"#, "b": r#"it is "so""#, "c": 3, "d": -1.5, "e": true, "f": "calm",
            "g": "",
        });
        assert_eq!(Value::Object(read.unwrap()), expected);
        assert_eq!(parse("{}"), Ok(Map::new()));
    }

    #[test]
    fn what_does_not_belong_is_told_at_its_place() {
        let faults = [
            ("{a=1", 4, "the closing `}` is missing"),
            ("{a=\"x}", 3, "the closing `\"` is missing"),
            ("{a} b", 2, "`a` has no value"),
            ("{a=}", 3, "expected a value behind `=`"),
            ("{.wide}", 1, "expected the name of an argument"),
            ("{a=1 a=2}", 5, "`a` is given twice"),
            ("{} b", 2, "there is more on this line"),
        ];
        for (text, at, message) in faults {
            let fault = parse(text).unwrap_err();
            assert_eq!((fault.at, &*fault.message), (at, message), "{text}");
        }
    }
}
