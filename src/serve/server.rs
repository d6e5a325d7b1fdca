//! The server: what answers, behind what lets in.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use super::answer::{Office, Tray};
use super::http::gate::Gate;
use super::http::guard::{Guard, Token};
use super::preview::Preview;
use crate::diag::{Diagnostic, Findings};

/// A server that answers, in threads of its own, until it is dropped.
pub struct Server {
    address: SocketAddr,
    gate: Arc<Gate>,
}

impl Server {
    /// Starts to answer whoever comes to `listener` with what `preview` shows. Needs no build to be done.
    ///
    /// # Errors
    /// When the system has no thread or no randomness left.
    pub fn start(listener: TcpListener, preview: Arc<Preview>) -> Result<Self, Findings> {
        let address = listener.local_addr().map_err(|error| refused(&error))?;
        let token = Token::draw().map_err(|error| refused(&error))?;
        let session = Token::draw().map_err(|error| refused(&error))?.as_str().to_owned();
        let guard = Guard { address, token };
        let office = Office { preview, session, guard, tray: Tray::default() };
        let gate = Gate::open(listener, Box::new(move |request| office.answer(request)));
        Ok(Self { address, gate: gate.map_err(|error| refused(&error))? })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.gate.close();
    }
}

fn refused(error: &dyn std::error::Error) -> Findings {
    Diagnostic::setup("serve/start", format!("the preview cannot start: {error}"))
        .help("close other programs, and try again")
        .into()
}
