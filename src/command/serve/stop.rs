//! The end of a command that runs until somebody ends it.

use std::sync::mpsc::{Receiver, channel};

use crate::diag::{Diagnostic, Findings};

/// Somebody who will say when it is enough: Ctrl-C, or whoever sends SIGTERM or SIGHUP.
pub(super) struct Stop(Receiver<()>);

/// Listens for it.
///
/// # Errors
/// When the system does not let anybody listen.
pub(super) fn asked() -> Result<Stop, Findings> {
    let (sender, receiver) = channel();
    let listening = ctrlc::set_handler(move || {
        // Whoever asks twice is heard once.
        let _ = sender.send(());
    });
    let refused = |error| Diagnostic::setup("serve/stop", format!("Ctrl-C is not heard: {error}"));
    listening.map_err(refused)?;
    Ok(Stop(receiver))
}

impl Stop {
    /// Waits until it is said.
    pub(super) fn wait(&self) {
        let _ = self.0.recv();
    }
}
