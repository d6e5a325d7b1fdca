//! What readers do not see: drafts, what is still to come, and what went.

use jiff::Zoned;

use super::policy::edition;
use super::sheet::{Section, Sheet, head};
use crate::diag::Findings;
use crate::serve::Edition;
use crate::serve::answer::Office;
use crate::site::Held;
use crate::value::html::escape;
use crate::value::plural::count as counted;

/// Something that readers do not see.
struct Unseen<'a> {
    path: &'a str,
    title: &'a str,
    /// Where it is previewed, if it is.
    address: Option<String>,
    why: &'a Held,
}

/// How many there are.
pub(super) fn count(edition: &Edition) -> usize {
    unseen(edition).count()
}

/// The page.
pub(super) fn page(office: &Office) -> Result<Sheet, Findings> {
    let edition = edition(office)?;
    let mut all: Vec<Unseen<'_>> = unseen(&edition).collect();
    all.sort_by(|one, other| (moment(one), one.path).cmp(&(moment(other), other.path)));
    let title = match all.len() {
        0 => "Readers see everything you wrote".to_owned(),
        number => format!("Readers do not see {}", counted(number, "document")),
    };
    let mut main = head(&title, "Each leads to its preview, which only you see.");
    let is = |kind: fn(&Held) -> bool| all.iter().filter(move |unseen| kind(unseen.why));
    main += &list("Drafts", is(|held| matches!(held, Held::Draft)));
    main += &list("Still to come", is(|held| matches!(held, Held::Scheduled(_))));
    main += &list("Gone", is(|held| matches!(held, Held::Expired(_))));
    main += &list("Refused by the policy", is(|held| matches!(held, Held::Refused { .. })));
    Ok(Sheet::new(Section::Drafts, "Drafts", main))
}

fn unseen(edition: &Edition) -> impl Iterator<Item = Unseen<'_>> {
    let shown = edition.written.iter().filter_map(|one| {
        let address = Some(edition.base.absolute(&one.url));
        Some(Unseen { path: &one.path, title: &one.title, address, why: one.held.as_ref()? })
    });
    let left_out = edition.held.iter().map(|one| Unseen {
        path: &one.path,
        title: &one.title,
        address: None,
        why: &one.reason,
    });
    shown.chain(left_out)
}

/// When it comes, or went.
fn moment<'a>(unseen: &Unseen<'a>) -> Option<&'a Zoned> {
    match unseen.why {
        Held::Scheduled(at) | Held::Expired(at) => Some(at),
        Held::Draft | Held::Refused { .. } => None,
    }
}

fn list<'a>(title: &str, all: impl Iterator<Item = &'a Unseen<'a>>) -> String {
    let items: String = all.map(item).collect();
    match items.is_empty() {
        true => items,
        false => {
            format!("<section class=\"entry\">\n<h2>{title}</h2>\n<ul>\n{items}</ul>\n</section>\n")
        }
    }
}

fn item(unseen: &Unseen<'_>) -> String {
    let title = escape(unseen.title);
    let title = match &unseen.address {
        Some(address) => format!("<a href=\"{}\">{title}</a>", escape(address)),
        None => title.into_owned(),
    };
    let when = match unseen.why {
        Held::Draft => String::new(),
        Held::Scheduled(at) => format!(", comes out {}", time(at)),
        Held::Expired(at) => format!(", went {}", time(at)),
        Held::Refused { points } => format!(", {}", counted(*points, "point")),
    };
    let path = escape(unseen.path);
    format!("<li>{title}{when} <code class=\"quiet\">{path}</code></li>\n")
}

fn time(at: &Zoned) -> String {
    let machine = at.strftime("%Y-%m-%dT%H:%M:%S%:z");
    format!("<time datetime=\"{machine}\">{}</time>", at.strftime("%-d %B %Y, %H:%M %Z"))
}
