//! What lies between two requests: what is still to be told, and which forms came already. It is gone
//! with the server.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::serve::http::guard::Token;
use crate::value::digest::Digest;

/// The most that is kept of each: who does not look for so long has seen it on the page itself.
const MOST: usize = 64;

/// What lies between two requests.
#[derive(Default)]
pub struct Tray {
    /// One form at a time.
    acting: Mutex<()>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// How many keys were given out.
    keys: u64,
    /// What is to be told, as HTML, by key.
    told: VecDeque<(String, String)>,
    /// What was told of forms that may not be taken twice, by the key of each.
    taken: VecDeque<(String, String)>,
}

impl Tray {
    /// Waits until no other form is being taken.
    pub(super) fn only(&self) -> MutexGuard<'_, ()> {
        self.acting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A key that no other form of this server has.
    pub(super) fn key(&self, token: &Token) -> String {
        let mut kept = self.kept();
        kept.keys += 1;
        Digest::of_parts([token.as_str().as_bytes(), &kept.keys.to_le_bytes()]).long()
    }

    /// Keeps HTML to be told once, and says by which key.
    pub(super) fn tell(&self, told: String) -> String {
        let mut kept = self.kept();
        kept.keys += 1;
        let key = kept.keys.to_string();
        keep(&mut kept.told, key.clone(), told);
        key
    }

    /// What is to be told under a key, which is over with that.
    pub(super) fn take(&self, key: &str) -> Option<String> {
        let told = &mut self.kept().told;
        let at = told.iter().position(|(known, _)| known == key)?;
        told.remove(at).map(|(_, told)| told)
    }

    /// Notes what was told of a form that may not be taken twice.
    pub(super) fn taken(&self, form: &str, told: &str) {
        keep(&mut self.kept().taken, form.to_owned(), told.to_owned());
    }

    /// What was told of a form, if it was taken already.
    pub(super) fn known(&self, form: &str) -> Option<String> {
        let kept = self.kept();
        kept.taken.iter().find(|(known, _)| known == form).map(|(_, told)| told.clone())
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn keep(list: &mut VecDeque<(String, String)>, key: String, told: String) {
    list.push_back((key, told));
    if list.len() > MOST {
        list.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_told_once_and_not_kept_forever() {
        let tray = Tray::default();
        let first = tray.tell("a".to_owned());
        let second = tray.tell("b".to_owned());
        assert_eq!(tray.take(&second).as_deref(), Some("b"));
        assert_eq!(tray.take(&second), None);
        (0..MOST).for_each(|_| drop(tray.tell("c".to_owned())));
        assert_eq!(tray.take(&first), None);
    }
}
