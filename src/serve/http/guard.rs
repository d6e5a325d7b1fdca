//! Who may come in, and who may write.

use std::net::SocketAddr;

/// What a page of the preview knows and no other site can: whoever sends it has read such a page.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one, of 128 bits that nobody can guess.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// Its 32 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Knows where the server listens, and who has its token.
pub struct Guard {
    /// Where the server listens.
    pub address: SocketAddr,
    /// What a form that writes must send as `token`.
    pub token: Token,
}
