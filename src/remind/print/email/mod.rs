//! As an e-mail to the author, RFC 5322, alone or in an mbox. Nothing is sent.
//!
//! It is the same, byte for byte, whenever it is made of the same agenda; and its `Message-ID` is one of
//! the day, so that a mailbox that is given it twice can tell.

mod html;
mod letter;
mod text;

use jiff::fmt::rfc2822;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;

use super::origin;
use crate::remind::Agenda;
use crate::value::digest::Digest;
use letter::Letter;

/// The e-mail's bytes, its lines ended with CRLF. It is from and to the `owner`, an e-mail address;
/// where there is none, it is a draft (`X-Unsent`) to nobody yet.
pub fn eml(agenda: &Agenda, owner: Option<&str>) -> Vec<u8> {
    let letter = Letter::of(agenda);
    let sender = match owner {
        Some(owner) => harmless(owner),
        None => format!("nobody@{}", origin::host(&agenda.blog)),
    };
    let date = agenda.now.date().to_string();
    let message = MessageBuilder::new()
        .from(Address::new_address(Some(harmless(&agenda.blog.title)), sender.clone()))
        .subject(harmless(&letter.subject))
        .header("Date", Raw::new(rfc2822::to_string(&agenda.now).unwrap_or_default()))
        .message_id(origin::id(&agenda.blog, &["mail", &date]))
        .header("Auto-Submitted", Raw::new("auto-generated"));
    let message = match owner {
        Some(_) => message.to(Address::new_address(None::<String>, sender)),
        None => message.header("X-Unsent", Raw::new("1")),
    };
    let mut bytes = Vec::new();
    message.body(body(letter)).serialize(&mut bytes);
    bytes
}

/// An mbox with that one e-mail in it: of the kind `mboxrd`, its lines ended with LF.
pub fn mbox(agenda: &Agenda, owner: Option<&str>) -> Vec<u8> {
    let sender = format!("nobody@{}", origin::host(&agenda.blog));
    let moment = agenda.now.timestamp().strftime("%a %b %e %H:%M:%S %Y");
    let mut mbox = format!("From {sender} {moment}\n").into_bytes();
    for line in eml(agenda, owner).split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let quoted = line.iter().position(|byte| *byte != b'>').unwrap_or(line.len());
        if line.get(quoted..).is_some_and(|rest| rest.starts_with(b"From ")) {
            mbox.push(b'>');
        }
        mbox.extend_from_slice(line);
        mbox.push(b'\n');
    }
    mbox
}

/// Both parts. What stands between them is made of what they say: it is never drawn at random, and
/// nobody can write it into a comment.
fn body(letter: Letter) -> MimePart<'static> {
    let border = Digest::of_parts([letter.text.as_bytes(), letter.html.as_bytes()]).long();
    let kind = ContentType::new("multipart/alternative").attribute("boundary", border);
    let text = MimePart::new("text/plain", letter.text);
    MimePart::new(kind, vec![text, MimePart::new("text/html", letter.html)])
}

/// Words for a header, on one line.
fn harmless(words: &str) -> String {
    words
        .split(|letter: char| letter.is_control() || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
