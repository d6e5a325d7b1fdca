//! JSON.

use super::Value;
use super::fault::SyntaxError;

pub(super) fn parse(text: &str) -> Result<Value, SyntaxError> {
    serde_json::from_str(text).map_err(|error| {
        let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start = line_start.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        SyntaxError {
            message: format!("this is not JSON: {message}"),
            range: Some(start..start + 1),
        }
    })
}
