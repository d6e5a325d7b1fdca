//! What shortcodes hold, hobnob's own and those of other generators: an address among the arguments,
//! or a name that says what it is for, like `affiliate` or `buy-button`.

use std::ops::Range;

use super::front;
use crate::data::Value;
use crate::document::Document;
use crate::policy::link::Purpose;

/// A shortcode in which something may be for sale.
pub(super) struct Used {
    /// Its name.
    pub(super) name: String,
    /// Where it stands in the file.
    pub(super) range: Range<usize>,
    /// The addresses in it.
    pub(super) targets: Vec<String>,
}

/// Every shortcode of a document, in no order.
pub(super) fn all(document: &Document) -> Vec<Used> {
    let shift =
        |range: &Range<usize>| document.body.start + range.start..document.body.start + range.end;
    let own = document.calls.iter().map(|call| {
        let words = call.arguments.values().filter_map(Value::as_str);
        let targets = words.flat_map(|words| front::written(words).map(|at| words[at].to_owned()));
        Used { name: call.name.clone(), range: shift(&call.range), targets: targets.collect() }
    });
    let foreign = document.foreign.iter().filter_map(|range| {
        let words = document.markdown().get(range.clone())?;
        let targets = front::written(words).map(|at| words[at].to_owned()).collect();
        Some(Used { name: foreign_name(words)?, range: shift(range), targets })
    });
    own.chain(foreign).collect()
}

/// `affiliate` of `{{< affiliate link="x" >}}`, `buy.html` of `{% include buy.html %}`.
fn foreign_name(words: &str) -> Option<String> {
    let mut names = words
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')))
        .filter(|name| name.contains(char::is_alphabetic));
    let first = names.next()?;
    let is_include = first.starts_with("include") || first == "render";
    let name = if is_include { names.next()? } else { first };
    Some(name.to_owned())
}

/// What a name says that a thing is for: `affiliate_link`, `buy-button`, `coupon.html`.
pub(super) fn purpose(name: &str) -> Option<Purpose> {
    let words = words(name);
    let has = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
    if has(&["disclosure", "disclaimer", "notice"]) {
        None
    } else if has(&["affiliate", "affiliates", "aff", "afflink", "affiliatelink"]) {
        Some(Purpose::Affiliate)
    } else if has(&["referral", "referrals", "reflink", "referrallink"]) {
        Some(Purpose::Referral)
    } else if has(&["coupon", "promo", "promocode", "discount", "voucher"]) {
        Some(Purpose::Discount)
    } else if has(&["buy", "buybutton", "checkout", "addtocart", "purchase", "pricebox", "cta"]) {
        Some(Purpose::Checkout)
    } else {
        None
    }
}

/// Whether a key is for things that are sold: `the_products`, `amazon_url`, `buyLink`.
pub(super) fn is_of_product(key: &str) -> bool {
    let is_word = |word: &str| {
        let known =
            ["buy", "product", "products", "price", "deal", "deals", "asin", "store", "merchant"];
        known.contains(&word) || word.starts_with("amz") || word.starts_with("amazon")
    };
    words(key).iter().any(|word| is_word(word))
}

/// The words of a name in small letters, at its signs and its humps.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        was_small = c.is_lowercase();
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_thing_is_for() {
        let expected = [
            ("affiliate_link", Some(Purpose::Affiliate)),
            ("buy-button.html", Some(Purpose::Checkout)),
            ("includes/coupon.html", Some(Purpose::Discount)),
            ("affiliate-disclosure.html", None),
            ("affiliate_disclaimer", None),
            ("figure", None),
            ("buyer", None),
        ];
        for (name, purpose_expected) in expected {
            assert_eq!(purpose(name), purpose_expected, "{name}");
        }
    }

    #[test]
    fn a_foreign_shortcode_has_a_name() {
        let expected = [
            ("{{< affiliate link=\"x\" >}}", Some("affiliate")),
            ("{{% /note %}}", Some("/note")),
            ("{% include_cached a/buy.html url=x %}", Some("a/buy.html")),
            ("{%- render 'cta' -%}", Some("cta")),
        ];
        for (words, name) in expected {
            assert_eq!(foreign_name(words).as_deref(), name, "{words}");
        }
    }
}
