//! A link that leads out of the blog.

use std::ops::Range;

use crate::policy::link::{Address, Confidence, Pattern, Purpose};

/// Where a post keeps a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    /// In its text, as Markdown.
    Markdown,
    /// In its text, as HTML.
    Html,
    /// In its front matter.
    FrontMatter,
    /// In a shortcode, hobnob's or another generator's.
    Shortcode,
}

/// Something known of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What the link is for.
    pub purpose: Purpose,
    /// How sure that is.
    pub confidence: Confidence,
    /// Who runs it: `Amazon Associates`; or what says so: `its key affiliate_link`.
    pub name: String,
}

impl Fact {
    /// What a pattern that fits says.
    pub(super) fn of(pattern: &Pattern) -> Self {
        Self {
            purpose: pattern.purpose,
            confidence: pattern.confidence,
            name: pattern.name.clone(),
        }
    }

    /// A fact that the author's own naming gives away.
    pub(super) fn named(purpose: Purpose, name: String) -> Self {
        Self { purpose, confidence: Confidence::Likely, name }
    }

    /// Whether it is a till, without any doubt.
    pub(super) fn is_certain_till(&self) -> bool {
        self.purpose == Purpose::Checkout && self.confidence == Confidence::Certain
    }

    /// Whether it says that something is sold.
    pub(super) fn sells(&self) -> bool {
        use Purpose::{Affiliate, Checkout, Discount, Gamble, Lend, Referral};
        let selling = [Affiliate, Referral, Discount, Checkout, Gamble, Lend];
        self.is_strong() && selling.contains(&self.purpose)
    }

    /// Whether it is a sign of somebody's reward, but a weak one.
    pub(super) fn hints_at_reward(&self) -> bool {
        !self.is_strong() && self.purpose.pays()
    }

    /// The same, as sure as the usual reason is.
    pub(super) fn confirmed(self) -> Self {
        Self { confidence: self.confidence.max(Confidence::Likely), ..self }
    }

    /// Whether it decides by itself.
    pub fn is_strong(&self) -> bool {
        self.confidence != Confidence::Weak
    }
}

/// A link that leads out of the blog.
#[derive(Clone, Debug)]
pub struct Outward {
    /// The target as written; of a shortcode without one, the shortcode's name.
    pub target: String,
    /// Where it stands in the file.
    pub range: Range<usize>,
    /// Where the post keeps it.
    pub whence: Whence,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// Whether its author marked it as paid for machines, by `rel="sponsored"`.
    pub is_marked: bool,
    /// Whether its own title tells readers that it is paid.
    pub is_declared: bool,
}

impl Outward {
    /// A shortcode that says what it is for and holds no address.
    pub(super) fn named(name: &str, range: Range<usize>, fact: Fact) -> Self {
        Self::new(name, range, Whence::Shortcode, vec![fact])
    }

    /// A link and what is known of it.
    pub(super) fn new(target: &str, range: Range<usize>, whence: Whence, facts: Vec<Fact>) -> Self {
        let target = target.to_owned();
        Self { target, range, whence, facts, is_marked: false, is_declared: false }
    }

    /// The same, kept under a key that is for products: a shop there is no passing mention.
    pub(super) fn of_product(mut self) -> Self {
        let of_shop =
            |fact: Fact| if fact.purpose == Purpose::Shop { fact.confirmed() } else { fact };
        self.facts = self.facts.into_iter().map(of_shop).collect();
        self
    }

    /// With one thing more that is known.
    pub(super) fn and(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }

    /// The first fact of one of `purposes` that decides by itself.
    pub fn strong(&self, purposes: &[Purpose]) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.is_strong() && purposes.contains(&fact.purpose))
    }

    /// The first fact of a purpose, however sure.
    pub fn any(&self, purpose: Purpose) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.purpose == purpose)
    }

    /// Whether it may lead to a firm: not to an encyclopaedia, a school or an authority.
    pub fn is_to_a_house(&self) -> bool {
        let host = Address::parse(&self.target).map(|address| address.host().to_owned());
        host.is_some_and(|host| {
            let public =
                |part: &str| ["gov", "edu", "ac", "gob", "gouv", "wikipedia"].contains(&part);
            !host.split('.').any(public)
        })
    }

    /// Whether a theme makes a table, a card or a button of it.
    pub fn is_laid_out(&self) -> bool {
        matches!(self.whence, Whence::FrontMatter | Whence::Shortcode)
    }

    /// Whether it is there to sell: it leads to a purchase, or to a shop from where a theme makes a
    /// table of products. A plain link to a shop in a sentence only says where a thing is.
    pub fn is_of_trade(&self) -> bool {
        self.is_commercial() || (self.is_laid_out() && self.strong(&[Purpose::Shop]).is_some())
    }

    /// Whether somebody pays for it: a commission, a reward, or its author says so.
    pub fn is_paid(&self) -> bool {
        self.is_marked || self.facts.iter().any(|fact| fact.is_strong() && fact.purpose.pays())
    }

    /// Whether it leads to a purchase, paid or not.
    pub fn is_commercial(&self) -> bool {
        self.is_marked || self.facts.iter().any(Fact::sells)
    }
}
