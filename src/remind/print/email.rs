//! As an e-mail, RFC 5322, alone or in an mbox. Nothing is sent.

use crate::remind::Agenda;

/// The e-mail's bytes.
pub fn eml(agenda: &Agenda) -> Vec<u8> {
    let _ = agenda;
    Vec::new()
}

/// An mbox with that one e-mail in it.
pub fn mbox(agenda: &Agenda) -> Vec<u8> {
    let _ = agenda;
    Vec::new()
}
