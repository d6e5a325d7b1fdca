//! The rules: what each is called and what its page says of it. A rule is its page (`pages/`: defaults
//! as data, then words and examples that are run) and one function that looks for it.

mod level;
mod page;
mod subject;

use std::fmt;

pub use level::Level;
pub use page::{Kind, Page, Points};
pub use subject::Subject;

/// Declares the rules once: the variant, its name, its page.
macro_rules! rules {
    ($($variant:ident = $name:literal: $doc:literal,)+) => {
        /// A thing that the policy looks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $doc] $variant,)+
        }

        impl Rule {
            /// Every rule, links first, in the order of the manual.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name, as it stands in `hobnob.yaml`, in waivers and in reports.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The code of its diagnostics: its name below `policy/`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => concat!("policy/", $name),)+ }
            }

            /// The words of its page, data first.
            fn words(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("pages/", $name, ".md")),)+ }
            }
        }
    };
}

rules! {
    AffiliateLink = "affiliate-link": "A link that pays its author when a reader buys.",
    ReferralLink = "referral-link": "A link that rewards its author when a reader joins.",
    DiscountCode = "discount-code": "A code that makes a purchase cheaper and is counted for its author.",
    CheckoutLink = "checkout-link": "A link to a till: a payment page, a cart, an own shop.",
    BuyButton = "buy-button": "A link whose words tell the reader to buy, order or enrol.",
    ShopLinks = "shop-links": "Plain links to shops, repeated over a post.",
    ProductTable = "product-table": "Products kept as data, for tables and buttons.",
    TipJar = "tip-jar": "A request for voluntary support.",
    HiddenTarget = "hidden-target": "A link that does not show where it leads.",
    PaidInterstitial = "paid-interstitial": "A link through a page that pays for the reader's wait.",
    RiskyTrade = "risky-trade": "Links to casinos, betting and quick loans.",
    PlacedLink = "placed-link": "A link whose words are a search for a trade, not a name.",
    PitchedLink = "pitched-link": "A link out of a paragraph that pitches, in a post of several pitches.",
    MissingRel = "missing-rel": "A paid link whose HTML does not say so to machines.",
    LinkShare = "link-share": "Many of a post's links are commercial.",
    AdEmbed = "ad-embed": "An advertising slot or an advertising script.",
    AffiliateScript = "affiliate-script": "A script that makes ordinary links into paid ones.",
    Popup = "popup": "Something that covers the page or asks to send notices.",
    Countdown = "countdown": "A clock that runs down to make the reader hurry.",
    CheckoutEmbed = "checkout-embed": "A till in the page: a buy button, a payment form.",
    SignupForm = "signup-form": "A form that takes the reader's e-mail address.",
    SignupGate = "signup-gate": "Words that the reader may only see after signing up.",
    UndisclosedLink = "undisclosed-link": "A paid link in a post that does not say that it is paid.",
    BuiltOnPaidLinks = "built-on-paid-links": "A post built on paid links that does not say that they are paid.",
    LateDisclosure = "late-disclosure": "Paid links before the words that declare them.",
    VagueDisclosure = "vague-disclosure": "A declaration that does not say who pays whom.",
    UndisclosedSponsor = "undisclosed-sponsor": "A post that somebody paid for without a visible label.",
    HardSell = "hard-sell": "Telling the reader to buy, order, enrol or book.",
    Urgency = "urgency": "Hurrying the reader: ends tonight, last chance.",
    Scarcity = "scarcity": "Only three left, selling fast.",
    ConfirmShame = "confirm-shame": "Shaming the reader who says no.",
    Hype = "hype": "Promises of income, ease or success that nobody can keep.",
    PricePitch = "price-pitch": "A price as an argument: only, instead of, save today.",
    LeadMagnet = "lead-magnet": "A gift for an e-mail address.",
    ContactPitch = "contact-pitch": "Asking readers to write in order to sell to them.",
    OwnOffer = "own-offer": "Pitching the author's own course, book or service.",
    TradeWords = "trade-words": "The words of casinos, loans and signals.",
    ThinPost = "thin-post": "Nearly all links and little of the author's own words.",
    RoundUp = "round-up": "A title made for shoppers over links to shops.",
    SiteBalance = "site-balance": "Of the blog's last posts, many sell.",
    Boilerplate = "boilerplate": "The same pitch below every post.",
    Waiver = "waiver": "A waiver that is over, unused, unexplained or not allowed.",
}

impl Rule {
    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// What its page says.
    pub fn page(self) -> &'static Page {
        Page::of(self)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
