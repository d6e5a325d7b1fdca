//! mf2 JSON made flat: `{type: ["h-entry"], properties: {url: ["…"]}}` as JF2 writes it,
//! `{type: "entry", url: "…"}`.

use serde_json::{Map, Value};

/// A microformat, and those that its properties are, as JF2; anything else as it is. Goes as deep as
/// a parsed record does, which is bounded.
pub(super) fn flat(value: Value) -> Value {
    let Value::Object(mut object) = value else { return value };
    let Some(Value::Object(properties)) = object.remove("properties") else {
        return Value::Object(object);
    };
    let kind = object.get("type").and_then(|kinds| kinds.get(0)).and_then(Value::as_str);
    let kind = kind.unwrap_or_default().trim_start_matches("h-").to_owned();
    let mut flattened = Map::from_iter([("type".to_owned(), Value::String(kind))]);
    for (name, values) in properties {
        flattened.insert(name, single(values));
    }
    // What a receiver adds stands beside the properties.
    object.into_iter().filter(|(name, _)| name != "type" && name != "value").for_each(
        |(name, value)| {
            flattened.entry(name).or_insert(value);
        },
    );
    Value::Object(flattened)
}

/// The only value of a property, or all of them.
fn single(values: Value) -> Value {
    match values {
        Value::Array(all) => {
            let mut all: Vec<Value> = all.into_iter().map(flat).collect();
            if all.len() == 1 { all.remove(0) } else { Value::Array(all) }
        }
        other => flat(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_lose_their_lists() {
        let entry = serde_json::json!({
            "type": ["h-entry"],
            "properties": {
                "author": [{"type": ["h-card"], "properties": {"name": ["Ida"]}, "value": "Ida"}],
                "category": ["a", "b"],
            },
            "wm-id": 3,
        });
        let flattened = serde_json::json!({
            "type": "entry", "author": {"type": "card", "name": "Ida"}, "category": ["a", "b"], "wm-id": 3,
        });
        assert_eq!(flat(entry), flattened);
    }
}
