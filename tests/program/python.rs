//! Programs of Python's that say what they read out of what hobnob prints.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a program prints, JSON, that is given `input`.
pub(crate) fn reads(program: &str, input: &[u8]) -> Value {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-data");
    let mut child = Command::new(data.join("python/bin/python"))
        .args(["-W", "error", "-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python's packages are fetched by tests/all: run that first");
    let mut pipe = child.stdin.take().expect("its input is piped");
    pipe.write_all(input).expect("the program reads its input");
    drop(pipe);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "the program fails");
    serde_json::from_slice(&output.stdout).expect("it prints JSON")
}
