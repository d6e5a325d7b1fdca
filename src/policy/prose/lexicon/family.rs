//! The kinds of phrases there are.

/// What a phrase does to the reader. Which of them a policy minds is not known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Tells the reader to buy, book or sign up.
    HardSell,
    /// Says that time runs out.
    Urgency,
    /// Says that there is not enough for everyone.
    Scarcity,
    /// Makes a refusal shameful.
    Confirmshame,
    /// Promises income, safety from every risk, or a changed life.
    Hype,
    /// Praises a price.
    PricePitch,
    /// Gives something away for an address.
    LeadMagnet,
    /// Asks to be contacted for business.
    ContactPitch,
    /// Offers the author's own course, book or service.
    OwnOffer,
    /// The words of casinos, lenders and sellers of signals.
    Trade,
    /// Asks to subscribe to a newsletter: a weak sign.
    NewsletterPitch,
    /// The words of a button that sells: only in links and buttons.
    BuyButton,
    /// What people type to find a trade: only in links.
    Placed,
    /// The titles of round-ups: evidence, no more.
    Roundup,
    /// A code that makes something cheaper.
    DiscountCode,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::HardSell,
        Self::Urgency,
        Self::Scarcity,
        Self::Confirmshame,
        Self::Hype,
        Self::PricePitch,
        Self::LeadMagnet,
        Self::ContactPitch,
        Self::OwnOffer,
        Self::Trade,
        Self::NewsletterPitch,
        Self::BuyButton,
        Self::Placed,
        Self::Roundup,
        Self::DiscountCode,
    ];

    /// Its name in data, that of the rule it is for: `hard-sell`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HardSell => "hard-sell",
            Self::Urgency => "urgency",
            Self::Scarcity => "scarcity",
            Self::Confirmshame => "confirm-shame",
            Self::Hype => "hype",
            Self::PricePitch => "price-pitch",
            Self::LeadMagnet => "lead-magnet",
            Self::ContactPitch => "contact-pitch",
            Self::OwnOffer => "own-offer",
            Self::Trade => "trade-words",
            Self::NewsletterPitch => "newsletter-pitch",
            Self::BuyButton => "buy-button",
            Self::Placed => "placed-link",
            Self::Roundup => "roundup",
            Self::DiscountCode => "discount-code",
        }
    }

    /// The family of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.name() == name)
    }
}
