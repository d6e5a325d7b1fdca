//! What stayed out of the site, for people and programs: a post must never vanish silently.

use clap::ValueEnum;
use jiff::Zoned;
use serde_json::{Value, json};

use crate::site::{Held, HeldBack, Site};
use crate::value::plural;

/// Why posts stay out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// `draft: true`
    Draft,
    /// Not yet
    Scheduled,
    /// No longer
    Expired,
    /// By the policy
    Refused,
}

impl Kind {
    pub(super) fn of(held: &Held) -> Self {
        match held {
            Held::Draft => Self::Draft,
            Held::Scheduled(_) => Self::Scheduled,
            Held::Expired(_) => Self::Expired,
            Held::Refused { .. } => Self::Refused,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Expired => "expired",
            Self::Refused => "refused",
        }
    }
}

/// More lines than this would push the last one off the screen.
const MOST: usize = 20;

/// The lines that a build says about what stayed out: each file, the counts, and what comes next.
pub(super) fn lines(site: &Site) -> Vec<String> {
    let mut lines: Vec<String> = site.held.iter().take(MOST).map(line).collect();
    if let Some(more) = site.held.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.push(format!("  and {more} more: `hobnob list all` names them"));
    }
    if !site.held.is_empty() {
        lines.push(format!("stayed out: {}", counts(site)));
    }
    lines.extend(next(site));
    lines
}

/// `  scheduled  content/posts/a.md, comes out 2026-03-01 00:00`.
pub(super) fn line(held: &HeldBack) -> String {
    let when = match &held.reason {
        Held::Draft => String::new(),
        Held::Scheduled(at) => format!(", comes out {}", minute(at)),
        Held::Expired(at) => format!(", went {}", minute(at)),
        Held::Refused { points } => format!(", {}", plural::count(*points, "point")),
    };
    format!("  {:<9}  {}{when}", Kind::of(&held.reason).name(), held.path)
}

/// One array of the JSON report.
pub(super) fn json(site: Option<&Site>, kind: Kind) -> Value {
    let held = site.into_iter().flat_map(|site| &*site.held);
    held.filter(|held| Kind::of(&held.reason) == kind).map(object).collect()
}

fn object(held: &HeldBack) -> Value {
    let at = match &held.reason {
        Held::Scheduled(at) | Held::Expired(at) => Some(rfc3339(at)),
        Held::Draft => None,
        Held::Refused { points } => {
            return json!({"path": held.path, "title": held.title, "points": points});
        }
    };
    json!({"path": held.path, "title": held.title, "at": at})
}

fn counts(site: &Site) -> String {
    let count = |kind| site.held.iter().filter(|held| Kind::of(&held.reason) == kind).count();
    let drafts = plural::count(count(Kind::Draft), "draft");
    let (scheduled, expired) = (count(Kind::Scheduled), count(Kind::Expired));
    let refused = match count(Kind::Refused) {
        0 => String::new(),
        refused => format!(", {refused} refused"),
    };
    format!("{drafts}, {scheduled} scheduled, {expired} expired{refused}")
}

fn next(site: &Site) -> Option<String> {
    let scheduled = site.held.iter().filter_map(|held| match &held.reason {
        Held::Scheduled(at) => Some((at, &held.path)),
        _ => None,
    });
    let (at, path) = scheduled.min()?;
    Some(format!("next to come out: {path}, {}", minute(at)))
}

fn minute(at: &Zoned) -> String {
    at.strftime("%Y-%m-%d %H:%M %Z").to_string()
}

fn rfc3339(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
