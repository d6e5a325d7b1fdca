//! TOML, with dates as text.

use std::ops::Range;

use super::fault::SyntaxError;
use super::{Key, Map, Value};

pub(super) fn parse(text: &str) -> Result<Value, SyntaxError> {
    let table: toml::Table = toml::from_str(text).map_err(|error| SyntaxError {
        message: format!("this is not TOML: {}", error.message()),
        range: error.span(),
    })?;
    Ok(Value::Object(table.into_iter().map(|(key, value)| (key, plain(value))).collect()))
}

fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => Value::Object(
            table.into_iter().map(|(key, value)| (key, plain(value))).collect::<Map>(),
        ),
    }
}

/// Where the value at `path` stands in `text`.
pub(super) fn locate(text: &str, path: &[Key]) -> Option<Range<usize>> {
    let table = toml::de::DeTable::parse(text).ok()?;
    let mut value = toml::Spanned::new(table.span(), toml::de::DeValue::Table(table.into_inner()));
    for key in path {
        let inner = value.into_inner();
        value = match (key, inner) {
            (Key::Name(name), toml::de::DeValue::Table(mut table)) => {
                table.remove(name.as_str())?
            }
            (Key::NameOf(name), toml::de::DeValue::Table(table)) => {
                return table.get_key_value(name.as_str()).map(|(key, _)| key.span());
            }
            (Key::Item(index), toml::de::DeValue::Array(array)) => array.into_iter().nth(*index)?,
            _ => return None,
        };
    }
    Some(value.span())
}
