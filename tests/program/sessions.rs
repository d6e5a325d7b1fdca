//! Sessions at the terminal, as `tests/cli/*.trycmd` tells them: what is typed, what comes back, the exit code.
//!
//! `TRYCMD=overwrite cargo test --test program sessions` writes down what hobnob says now; read it before you keep it.

#[test]
fn sessions_go_as_told() {
    trycmd::TestCases::new().env("NO_COLOR", "1").case("tests/cli/*.trycmd");
}
