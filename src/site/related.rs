//! Posts that are like another.

/// Which posts share which terms.
#[derive(Debug, Default)]
pub struct Related;
