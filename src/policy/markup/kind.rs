//! What an embed does to a reader.

use std::fmt;

/// What an embed does to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place that is filled with advertising.
    AdSlot,
    /// A script that brings advertising.
    AdScript,
    /// A script that turns ordinary links into affiliate links.
    AffiliateScript,
    /// What covers the page, holds the reader back, or asks for leave to send notifications.
    Popup,
    /// A clock that runs down.
    Countdown,
    /// A buy button, a cart, a payment form.
    Checkout,
    /// A form that takes e-mail addresses.
    SignupForm,
    /// Words that only who signs up may read.
    SignupGate,
    /// A script that sends readers through pages of advertising.
    PaidInterstitial,
}

impl Kind {
    /// Every kind, with the word a pattern says it by.
    pub const ALL: [(&'static str, Self); 9] = [
        ("ad-slot", Self::AdSlot),
        ("ad-script", Self::AdScript),
        ("affiliate-script", Self::AffiliateScript),
        ("popup", Self::Popup),
        ("countdown", Self::Countdown),
        ("checkout", Self::Checkout),
        ("signup-form", Self::SignupForm),
        ("signup-gate", Self::SignupGate),
        ("paid-interstitial", Self::PaidInterstitial),
    ];

    /// The word a pattern says it by: `ad-slot`.
    pub fn name(self) -> &'static str {
        let named = Self::ALL.iter().find(|(_, kind)| *kind == self);
        named.map_or("", |(name, _)| name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_word() {
        for (name, kind) in Kind::ALL {
            assert_eq!(kind.to_string(), name);
        }
    }
}
