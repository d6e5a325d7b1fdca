//! `hobnob list`: what there is, and what stays out.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::console::Console;
use super::{Format, Global, held};
use crate::build::{self, Purpose, Request, Unwatched};
use crate::diag::{Findings, Outcome};
use crate::site::{Entry, Held, Selection, Site};

/// List posts and what stays out
#[derive(Debug, Args)]
pub(super) struct List {
    /// Which
    #[arg(value_enum, default_value_t)]
    which: Which,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Which {
    /// Posts marked as drafts
    Drafts,
    /// Posts of the future, with the moment they come out
    Scheduled,
    /// Posts that have gone
    Expired,
    /// Posts that the policy leaves out, where it says `on_refuse: skip`
    Refused,
    /// Everything, published or not
    #[default]
    All,
}

impl Which {
    fn holds(self, held: &Held) -> bool {
        let kind = held::Kind::of(held);
        match self {
            Self::All => true,
            Self::Drafts => kind == held::Kind::Draft,
            Self::Scheduled => kind == held::Kind::Scheduled,
            Self::Expired => kind == held::Kind::Expired,
            Self::Refused => kind == held::Kind::Refused,
        }
    }
}

impl List {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let blog = global.blog()?;
        let now = global.now(&blog.config.time_zone)?;
        let selection = Selection { now, drafts: false, future: false, expired: false };
        let request = Request {
            root: &blog.root,
            config: blog.config,
            policy: None,
            selection,
            purpose: Purpose::Publish,
        };
        let (site, _) = build::understand(request, &Unwatched)?;
        match self.format {
            Format::Human => console.result(&self.lines(&site)),
            Format::Json => console.result(&format!("{:#}\n", self.json(&site))),
        }
        Ok(Outcome::Done)
    }

    fn lines(&self, site: &Site) -> String {
        let published = self.published(site).map(|entry| {
            let date = entry.document.front.date.as_ref();
            let date = date.map_or_else(|| " ".repeat(10), |date| date.date().to_string());
            format!("{date}  {}  {}\n", entry.url, entry.document.title)
        });
        let held = site.held.iter().filter(|held| self.which.holds(&held.reason));
        published.chain(held.map(|held| format!("{}\n", held::line(held).trim_start()))).collect()
    }

    fn json(&self, site: &Site) -> Value {
        let of = |wanted: Which, kind| match self.which == wanted || self.which == Which::All {
            true => held::json(Some(site), kind),
            false => json!([]),
        };
        json!({
            "version": 1,
            "published": self.published(site).map(object).collect::<Value>(),
            "drafts": of(Which::Drafts, held::Kind::Draft),
            "scheduled": of(Which::Scheduled, held::Kind::Scheduled),
            "expired": of(Which::Expired, held::Kind::Expired),
            "refused": of(Which::Refused, held::Kind::Refused),
        })
    }

    fn published<'a>(&self, site: &'a Site) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let all = self.which == Which::All;
        site.entries.iter().filter(move |_| all)
    }
}

fn object(entry: &Entry) -> Value {
    let date = entry.document.front.date.as_ref();
    json!({
        "path": entry.document.text.path,
        "title": entry.document.title,
        "url": entry.url,
        "date": date.map(|date| date.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
    })
}
