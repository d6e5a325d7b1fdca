//! YAML: the only file that names serde_yaml.

use std::fmt;
use std::ops::Range;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fault::SyntaxError;
use super::{Key, Map, Value};

/// The most `[` and `{` that may stand open: the library takes the square of their number in time.
const MOST_OPEN: usize = 1000;

const TOO_DEEP: &str = "too many lists and maps stand one inside the other here";

/// Reads YAML. A name that a map holds twice is no fault, as every other generator has it: the last
/// one counts, and the doubt comes beside the value.
pub(super) fn parse(text: &str) -> Result<(Value, Option<SyntaxError>), SyntaxError> {
    if let Some(at) = too_many_open(text) {
        return Err(SyntaxError { message: TOO_DEEP.to_owned(), range: Some(at..at + 1) });
    }
    let mut value: serde_yaml::Value = match serde_yaml::from_str(text) {
        Ok(value) => value,
        Err(error) => return last_of_two(text, &error).ok_or_else(|| broken(&error)),
    };
    value.apply_merge().map_err(|error| broken(&error))?;
    Ok((plain(value), None))
}

/// The value with the last of two equal names, if such a name is what `error` is about.
fn last_of_two(text: &str, error: &serde_yaml::Error) -> Option<(Value, Option<SyntaxError>)> {
    let message = error.to_string();
    let rest = message.split_once("duplicate entry with key \"")?.1;
    let name = rest.split_once('"')?.0;
    let value = serde_yaml::from_str::<Value>(text).ok()?;
    let at = second_line_with(text, name).or_else(|| error.location().map(|at| at.index()));
    let range = at.map(|at| at..at + name.len());
    Some((value, Some(SyntaxError { message: format!("`{name}` is here twice"), range })))
}

/// Where the second line begins that gives a value to `name`.
fn second_line_with(text: &str, name: &str) -> Option<usize> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    let given = lines.filter(|(_, line)| {
        line.trim_start().strip_prefix(name).is_some_and(|rest| rest.starts_with(':'))
    });
    given.map(|(start, line)| start + line.len() - line.trim_start().len()).nth(1)
}

/// Reads YAML straight into a shape, many times faster than by way of a [`Value`] and with words as
/// they were written: `007` stays that. `None` where it is no YAML or has another shape; who wants to
/// know why reads it again as a [`DataFile`](super::DataFile).
pub fn shaped<T: de::DeserializeOwned>(text: &str) -> Option<T> {
    too_many_open(text).is_none().then(|| serde_yaml::from_str(text).ok()).flatten()
}

/// Where one `[` or `{` too many opens. Words may hold some too, unclosed, but not that many.
fn too_many_open(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        open = nested(open, char::from(byte));
        open > MOST_OPEN
    })
}

fn broken(error: &serde_yaml::Error) -> SyntaxError {
    let range = error.location().map(|place| place.index()..place.index() + 1);
    let message = error.to_string();
    let message = match message.split(" at line ").next().unwrap_or_default() {
        "recursion limit exceeded" => TOO_DEEP.to_owned(),
        message => format!("this is not YAML: {message}"),
    };
    SyntaxError { message, range }
}

fn plain(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(truth) => truth.into(),
        serde_yaml::Value::Number(number) => self::number(&number),
        serde_yaml::Value::String(text) => Value::String(text),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(plain).collect(),
        serde_yaml::Value::Mapping(map) => Value::Object(
            map.into_iter().map(|(key, value)| (name(key), plain(value))).collect::<Map>(),
        ),
        serde_yaml::Value::Tagged(tagged) => plain(tagged.value),
    }
}

fn number(number: &serde_yaml::Number) -> Value {
    match (number.as_i64(), number.as_u64()) {
        (Some(whole), _) => whole.into(),
        (None, Some(whole)) => whole.into(),
        // Infinity and NaN have no JSON form and stay words.
        (None, None) => number
            .as_f64()
            .and_then(serde_json::Number::from_f64)
            .map_or_else(|| Value::String(number.to_string()), Value::Number),
    }
}

/// Keys may be numbers or truths in YAML; in a blog they are names.
fn name(key: serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text,
        other => plain(other).to_string(),
    }
}

/// Where the value at `path` stands in `text`.
///
/// The YAML library keeps no places with its values, but an error raised while reading one carries
/// the place: so read again, and raise one there. It happens only when there is something to tell.
pub(super) fn locate(text: &str, path: &[Key]) -> Option<Range<usize>> {
    let document = serde_yaml::Deserializer::from_str(text);
    let error = Walk { path }.deserialize(document).err()?;
    let start = error.location()?.index();
    let (before, line) = (text.get(..start)?, text.get(start..)?.lines().next()?);
    let words = match path.last() {
        Some(Key::NameOf(_)) => line.split(':').next()?,
        _ => line.get(..value_length(line, before.rsplit('\n').next().unwrap_or_default()))?,
    };
    Some(start..start + words.trim_end().len())
}

/// How far the value at the start of `line` goes, `before` being what stands on its line before it.
/// Enough to underline it: what is not on one line goes to the line's end.
fn value_length(line: &str, before: &str) -> usize {
    let behind = |at: Option<usize>| at.map_or(line.len(), |at| at + 1);
    match line.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let mut escaped = false;
            behind(line.char_indices().skip(1).find_map(|(at, c)| {
                let ends = c == quote && !escaped;
                escaped = c == '\\' && quote == '"' && !escaped;
                ends.then_some(at)
            }))
        }
        Some('[' | '{') => {
            let mut open = 0_usize;
            behind(line.find(|c| {
                open = nested(open, c);
                open == 0
            }))
        }
        _ if before.chars().fold(0, nested) > 0 => line.find([',', ']', '}']).unwrap_or(line.len()),
        _ => line.find(" #").unwrap_or(line.len()),
    }
}

/// How many brackets are open behind a character.
fn nested(open: usize, character: char) -> usize {
    match character {
        '[' | '{' => open + 1,
        ']' | '}' => open.saturating_sub(1),
        _ => open,
    }
}

/// Reads along a path and raises an error at its end.
#[derive(Clone, Copy)]
struct Walk<'a> {
    path: &'a [Key],
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Walk<'_> {
    fn here<E: de::Error>(self) -> Result<(), E> {
        if self.path.is_empty() { Err(E::custom("here")) } else { Ok(()) }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.here()
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.here()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.here()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.here()
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        self.here()
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.here()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.here()?;
        let mut index = 0;
        loop {
            let next = match self.path {
                [Key::Item(wanted), rest @ ..] if *wanted == index => {
                    items.next_element_seed(Walk { path: rest })?
                }
                _ => items.next_element::<IgnoredAny>()?.map(|_| ()),
            };
            if next.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.here()?;
        let wanted_key = match self.path {
            [Key::NameOf(name)] => Some(name.as_str()),
            _ => None,
        };
        while let Some(key) = map.next_key_seed(KeyName { wanted: wanted_key })? {
            match self.path {
                [Key::Name(name), rest @ ..] if *name == key => {
                    map.next_value_seed(Walk { path: rest })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Reads a key as its name, and raises an error at the wanted one.
struct KeyName<'a> {
    wanted: Option<&'a str>,
}

impl<'de> DeserializeSeed<'de> for KeyName<'_> {
    type Value = String;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyName<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<String, E> {
        if self.wanted == Some(key) { Err(E::custom("here")) } else { Ok(key.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "title: A\nauthors:\n  mara: {name: Mara}\ntags:\n  - one\n  - {two: 2}\n";

    fn found(path: &[Key]) -> &str {
        &TEXT[locate(TEXT, path).unwrap()]
    }

    fn name(name: &str) -> Key {
        Key::Name(name.to_owned())
    }

    #[test]
    fn every_value_knows_its_place() {
        assert_eq!(found(&[name("title")]), "A");
        assert_eq!(found(&[name("tags"), Key::Item(0)]), "one");
        assert_eq!(found(&[Key::NameOf("authors".to_owned())]), "authors");
        assert_eq!(found(&[name("authors"), name("mara"), Key::NameOf("name".to_owned())]), "name");
    }

    #[test]
    fn a_value_is_underlined_and_nothing_behind_it() {
        let text = "a: {b: one two, c: [3, 4], d: \"5, \\\" 6\"} # seven\ne: 'it''s' # eight\nf: g, h # i\n";
        let found = |path: &[&str]| {
            let path: Vec<Key> = path.iter().map(|key| name(key)).collect();
            &text[locate(text, &path).unwrap()]
        };
        assert_eq!(found(&["a", "b"]), "one two");
        assert_eq!(found(&["a", "c"]), "[3, 4]");
        assert_eq!(found(&["a", "d"]), "\"5, \\\" 6\"");
        assert_eq!(found(&["a"]), "{b: one two, c: [3, 4], d: \"5, \\\" 6\"}");
        assert_eq!(found(&["f"]), "g, h");
    }

    #[test]
    fn an_abyss_is_not_looked_into() {
        let fault = parse(&"[".repeat(100_000)).unwrap_err();
        assert_eq!(fault.range, Some(MOST_OPEN..MOST_OPEN + 1));
        assert_eq!(parse(&"- ".repeat(1000)).unwrap_err().message, fault.message);
        assert!(parse(&format!("a: \"{}\"", "[".repeat(MOST_OPEN))).is_ok());
    }

    #[test]
    fn of_two_equal_names_the_last_counts() {
        let (value, doubt) = parse("a: 1\nb: 2\na: 3\n").unwrap();
        assert_eq!((value["a"].as_i64(), value["b"].as_i64()), (Some(3), Some(2)));
        assert_eq!(doubt.and_then(|doubt| doubt.range), Some(10..11));
    }

    #[test]
    fn an_anchor_bomb_is_refused() {
        let mut bomb = String::from("a0: &a0 [x, x]\n");
        for level in 1..40 {
            bomb += &format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1);
        }
        assert!(parse(&bomb).is_err());
    }
}
