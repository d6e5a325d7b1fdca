//! A word after each build, as server-sent events (HTML Living Standard, 9.2).

use std::sync::Arc;
use std::time::Duration;

use super::Office;
use crate::serve::Preview;
use crate::serve::http::response::{Body, Response};

/// How often whoever sends them may see whether somebody still listens.
const STEP: Duration = Duration::from_secs(1);

/// After how many silent steps a word is sent all the same: a connection without any looks dead.
const SILENCE: u32 = 10;

/// The words that follow, beginning with what is shown now.
pub(super) fn listen(office: &Office) -> Response {
    let preview = Arc::clone(&office.preview);
    let events = Events { preview, session: office.session.clone(), seen: None, silent: 0 };
    Response::new(200, "text/event-stream", Body::Events(Box::new(events)))
}

struct Events {
    preview: Arc<Preview>,
    session: String,
    seen: Option<u64>,
    /// Steps in which nothing was said.
    silent: u32,
}

impl Iterator for Events {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let number = match self.seen {
            Some(seen) => self.preview.wait(seen, STEP).number,
            None => self.preview.state().number,
        };
        let is_new = self.seen.replace(number) != Some(number);
        self.silent = if is_new { 0 } else { self.silent + 1 };
        Some(match is_new {
            true => self.built(number),
            false if self.silent.is_multiple_of(SILENCE) => ":\n\n".to_owned(),
            false => String::new(),
        })
    }
}

impl Events {
    /// One build. A client that loses the server looks for it again each second.
    fn built(&self, number: u64) -> String {
        let session = &self.session;
        format!(
            "retry: 1000\nevent: built\ndata: {{\"session\":\"{session}\",\"number\":{number}}}\n\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::sample::Sample;

    #[test]
    fn a_word_comes_at_once_and_after_each_build() {
        let sample = Sample::of(&[]);
        let answer = listen(&sample.office);
        assert_eq!(answer.says("Content-Type"), Some("text/event-stream"));
        let Body::Events(mut events) = answer.body else { panic!("these are events") };
        let word = |number| {
            format!(
                "retry: 1000\nevent: built\ndata: {{\"session\":\"5e55\",\"number\":{number}}}\n\n"
            )
        };
        assert_eq!(events.next(), Some(word(1)));
        sample.rebuild();
        sample.rebuild();
        assert_eq!(events.next(), Some(word(3)), "two builds before anybody looked are one word");
    }

    #[test]
    fn a_long_silence_is_broken() {
        let sample = Sample::unbuilt(&[]);
        let (preview, session) = (Arc::clone(&sample.office.preview), String::new());
        let mut events = Events { preview, session, seen: Some(0), silent: SILENCE - 2 };
        assert_eq!(events.next().as_deref(), Some(""));
        assert_eq!(events.next().as_deref(), Some(":\n\n"));
    }
}
