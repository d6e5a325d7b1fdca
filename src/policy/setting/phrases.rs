//! The blog owner's own phrases: under the kind of each, in the notation of ours.

use std::sync::Arc;

use super::super::prose::{Family, Lexicon, OwnPhrase};
use crate::data::Table;
use crate::diag::Diagnostic;
use crate::value::suggest::did_you_mean;

/// Takes them out of the key `phrases` of a policy: ours and theirs together, `None` where there are
/// none of theirs.
pub(super) fn read(policy: &mut Table<'_>) -> Option<Arc<Lexicon>> {
    let mut inner = policy.table("phrases")?;
    let (mut own, mut places) = (Vec::new(), Vec::new());
    for key in inner.keys().collect::<Vec<_>>() {
        let Some(family) = Family::named(key) else {
            tell_unknown(key, &mut inner);
            continue;
        };
        for (item, written) in inner.strings(key).unwrap_or_default().into_iter().enumerate() {
            own.push(OwnPhrase { family, written });
            places.push((key, item));
        }
    }
    let read = Lexicon::with(&own).map_err(|faults| {
        for (number, fault) in faults {
            tell_faulty(&own, &places, number, &fault, &mut inner);
        }
    });
    policy.absorb(inner.finish_open());
    read.ok().filter(|_| !own.is_empty()).map(Arc::new)
}

fn tell_unknown(key: &str, table: &mut Table<'_>) {
    let names = Family::ALL.map(Family::name);
    let help = did_you_mean(key, names);
    let help = help.unwrap_or_else(|| format!("the kinds are `{}`", names.join("`, `")));
    let found = Diagnostic::error("policy/phrase", format!("`{key}` is not a kind of phrases"));
    table.push(found.at(table.key_span(key)).help(help));
}

fn tell_faulty(
    own: &[OwnPhrase],
    places: &[(&str, usize)],
    number: usize,
    fault: &str,
    table: &mut Table<'_>,
) {
    let (Some(phrase), Some((key, item))) = (own.get(number), places.get(number)) else { return };
    let message = format!("`{}` is not a phrase: {fault}", phrase.written);
    let found = Diagnostic::error("policy/phrase", message).at(table.item_span(key, *item));
    table.push(
        found.help("write it as it is said: `(buy|order) now`, `only {price}`, `get … copy`"),
    );
}
