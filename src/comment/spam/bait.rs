//! Ways out of the blog that are offered to strangers: messengers, money by the day, invitations.

use std::sync::OnceLock;

use regex::RegexSet;

/// Something only somebody with an offer writes.
const BAIT: [&str; 4] = [
    // a messenger and a number or an account
    r"(?i)\b(?:whats ?app|telegram|signal|viber|wechat|line id|kik|snapchat|skype|zangi|wickr|imo)\b\W{0,12}(?:\w+\W+){0,4}?(?:\+?\d[\d\s().-]{6,}\d|@\w{4,})",
    r"(?:微信|薇信|电报|飞机号|加微|ไลน์|LINE)\W{0,4}(?:ID|id|号)?\W{0,4}@?[A-Za-z0-9_-]{5,}",
    // money by the day
    r"(?i)\b(?:earn(?:ed|ing|s)?|mak(?:e|es|ing)|made|income|salary)\b[^.!?\n]{0,40}?(?:[$€£₹]\s?\d[\d,.]*|\d[\d,.]*\s?(?:[$€£₹]|usd|eur|dollars|euros))\s?k?\s?(?:an?\b|per\b|every\b|each\b|/|daily\b|weekly\b|monthly\b|online\b)",
    r"(?i)\b(?:verdien(?:e|en|st|t)?|gagne[rz]?|ganar?|guadagn\w+|verdienen|zarab\w+|zarobi\w+)\b[^.!?\n]{0,40}?(?:[$€£]\s?\d[\d,.]*|\d[\d,.]*\s?(?:[$€£]|euro|dollar|zł))\s?(?:/|am|pro|par|al|por|per|na|dziennie|tygodniowo|täglich)",
];

/// An e-mail address or a telephone number.
const ADDRESS: [&str; 2] =
    [r"(?i)[a-z0-9._%+-]{2,64}\s?@\s?[a-z0-9-]{1,63}\.[a-z]{2,}", r"\+\d[\d\s().-]{7,}\d"];

/// Addresses that lead into a messenger.
const INVITATIONS: [&str; 6] =
    ["t.me/+", "t.me/joinchat", "/joinchat/", "wa.me/", "chat.whatsapp.com", "api.whatsapp.com"];

/// Whether plain words offer a way out.
pub(super) fn is_in(words: &str) -> bool {
    static SET: OnceLock<Option<RegexSet>> = OnceLock::new();
    matches(&SET, &BAIT, words)
}

/// Whether plain words have an address to write to.
pub(super) fn is_address_in(words: &str) -> bool {
    static SET: OnceLock<Option<RegexSet>> = OnceLock::new();
    matches(&SET, &ADDRESS, words)
}

/// Whether a link leads into a messenger.
pub(super) fn is_invitation(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    INVITATIONS.iter().any(|part| address.contains(part))
}

fn matches(set: &OnceLock<Option<RegexSet>>, expressions: &[&str], words: &str) -> bool {
    let set = set.get_or_init(|| RegexSet::new(expressions).ok());
    set.as_ref().is_some_and(|set| set.is_match(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_to_strangers_are_bait() {
        let bait = [
            "write to him on WhatsApp: +1 (555) 010-0199",
            "telegram me @quickcash_now",
            "You can earn $400 a day from home",
            "加我微信：abc12345",
            "Verdiene 500 € pro Tag",
        ];
        let talk = [
            "My hosting costs $5 a month",
            "I left WhatsApp in 2021 and never looked back",
            "We met on Telegram. Signal is better",
            "I made 12 jars per tree",
        ];
        assert!(bait.iter().all(|words| is_in(words)));
        assert_eq!(talk.iter().find(|words| is_in(words)), None);
        assert!(is_address_in("hans (at home): hans@post.example"));
        assert!(is_invitation("https://t.me/joinchat/AAA") && !is_invitation("https://t.me/mara"));
    }
}
