//! Comma-separated values: a list of maps, keyed by the heading line.

use super::fault::SyntaxError;
use super::{Map, Value};

pub(super) fn parse(text: &str) -> Result<Value, SyntaxError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let records = reader.deserialize::<Map>();
    records.map(|record| record.map(Value::Object)).collect::<Result<_, _>>().map_err(|error| {
        let start = error.position().map(|position| position.byte() as usize);
        let why = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("this line has {len} values, the first one {expected_len}")
            }
            _ => error.to_string(),
        };
        let message = format!("this is not CSV: {why}");
        SyntaxError { message, range: start.map(|start| start..start + 1) }
    })
}
