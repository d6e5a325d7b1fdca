//! What rules are about, for those who list them.

use super::Rule;

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Where links lead.
    Links,
    /// What the author's own HTML does.
    Embeds,
    /// Who pays whom, and whether readers are told.
    Disclosure,
    /// What the author says to the reader.
    Words,
    /// A post as a whole.
    Post,
    /// All posts together.
    Blog,
}

impl Subject {
    /// Every subject, in the order of the manual.
    pub const ALL: [Self; 6] =
        [Self::Links, Self::Embeds, Self::Disclosure, Self::Words, Self::Post, Self::Blog];

    /// The words for it: `the post`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Embeds => "embeds",
            Self::Disclosure => "disclosure",
            Self::Words => "words",
            Self::Post => "the post",
            Self::Blog => "the blog",
        }
    }
}

impl Rule {
    /// What it looks at.
    pub fn subject(self) -> Subject {
        use Rule as R;
        match self {
            R::AffiliateLink | R::ReferralLink | R::DiscountCode | R::CheckoutLink => {
                Subject::Links
            }
            R::PlacedLink | R::PitchedLink | R::BuyButton | R::ShopLinks | R::ProductTable => {
                Subject::Links
            }
            R::TipJar | R::HiddenTarget => Subject::Links,
            R::PaidInterstitial | R::RiskyTrade | R::MissingRel | R::LinkShare => Subject::Links,
            R::AdEmbed | R::AffiliateScript | R::Popup | R::Countdown => Subject::Embeds,
            R::CheckoutEmbed | R::SignupForm | R::SignupGate => Subject::Embeds,
            R::UndisclosedLink | R::BuiltOnPaidLinks | R::LateDisclosure => Subject::Disclosure,
            R::VagueDisclosure | R::UndisclosedSponsor => Subject::Disclosure,
            R::HardSell | R::Urgency | R::Scarcity | R::ConfirmShame | R::Hype => Subject::Words,
            R::PricePitch | R::LeadMagnet | R::ContactPitch | R::OwnOffer => Subject::Words,
            R::TradeWords => Subject::Words,
            R::ThinPost | R::RoundUp | R::Waiver => Subject::Post,
            R::SiteBalance | R::Boilerplate => Subject::Blog,
        }
    }
}
