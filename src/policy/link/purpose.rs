//! What a link can be for, and how sure a pattern is of it. Knows no address.

use std::fmt;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Pays whoever placed it a commission.
    Affiliate,
    /// Gives whoever placed it credit for a new customer: an invitation.
    Referral,
    /// Carries a code that makes something cheaper.
    Discount,
    /// Leads to a till: a cart, an order, an enrolment, a buy button.
    Checkout,
    /// Takes voluntary support.
    Tip,
    /// Leads to where a booking, a call or an address is asked for, and to nothing else.
    Landing,
    /// Hides where it leads.
    Shortener,
    /// Leads through a redirection that the host keeps, as programs that manage paid links do.
    Cloaked,
    /// Shows advertising before it leads on, and pays whoever placed it.
    Interstitial,
    /// Loads or counts advertising.
    Ad,
    /// Loads a script that turns ordinary links into affiliate links.
    AffiliateScript,
    /// Takes subscriptions by e-mail.
    Newsletter,
    /// Loads an overlay, or asks for leave to send notifications.
    Popup,
    /// Loads a clock that runs down to a deadline.
    Countdown,
    /// Leads to a big shop, which is no sign of anything by itself.
    Shop,
    /// Leads to games and bets for money.
    Gamble,
    /// Leads to quick loans.
    Lend,
}

impl Purpose {
    /// Every purpose, with the word a pattern says it by.
    pub const ALL: [(&'static str, Self); 17] = [
        ("affiliate", Self::Affiliate),
        ("referral", Self::Referral),
        ("discount", Self::Discount),
        ("checkout", Self::Checkout),
        ("tip", Self::Tip),
        ("landing", Self::Landing),
        ("shortener", Self::Shortener),
        ("cloaked", Self::Cloaked),
        ("interstitial", Self::Interstitial),
        ("ad", Self::Ad),
        ("affiliate-script", Self::AffiliateScript),
        ("newsletter", Self::Newsletter),
        ("popup", Self::Popup),
        ("countdown", Self::Countdown),
        ("shop", Self::Shop),
        ("gamble", Self::Gamble),
        ("lend", Self::Lend),
    ];

    /// Whether somebody pays whoever places such a link.
    pub fn pays(self) -> bool {
        matches!(self, Self::Affiliate | Self::Referral)
    }

    /// The word a pattern says it by: `affiliate`.
    pub fn name(self) -> &'static str {
        let named = Self::ALL.iter().find(|(_, purpose)| *purpose == self);
        named.map_or("", |(name, _)| name)
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How sure a pattern is of what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One sign among many: never decides alone.
    Weak,
    /// The usual reason to write such an address.
    Likely,
    /// The form exists for that purpose only.
    Certain,
}

impl Confidence {
    /// Every confidence, with the word a pattern says it by.
    pub const ALL: [(&'static str, Self); 3] =
        [("weak", Self::Weak), ("likely", Self::Likely), ("certain", Self::Certain)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_its_word() {
        for (name, purpose) in Purpose::ALL {
            assert_eq!(purpose.to_string(), name);
        }
    }
}
