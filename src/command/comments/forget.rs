//! `hobnob comments forget`: somebody's words and name, removed everywhere.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use serde_json::json;

use super::who::{Who, signs};
use crate::command::console::Console;
use crate::command::desk::cache;
use crate::command::{Format, Global};
use crate::comment::find::Query;
use crate::comment::forgotten::Forgotten;
use crate::comment::private::{self, Private};
use crate::comment::shelf::{FORGOTTEN, Stage, UNLISTED};
use crate::comment::unlisted::Unlisted;
use crate::comment::{Author, Comment, Key, Reading, Status, html, identity};
use crate::desk::{Desk, Said};
use crate::diag::{Findings, Outcome};

/// Remove somebody's words and name everywhere
#[derive(Debug, Args)]
pub(super) struct Forget {
    #[command(flatten)]
    who: Who,
    /// Remove the name and the site, and keep the words
    #[arg(long)]
    name_only: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// What was done.
struct Done {
    comments: Vec<String>,
    contacts: usize,
    /// Comments of others that still say the name.
    named_in: Vec<String>,
}

impl Forget {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let private = Private::open(&desk.blog.root)?;
        let key = private.key(super::secret::random)?;
        let people = self.who.meant(&desk, &private, &key)?;
        let done = self.forget(&desk, &private, &key, &people)?;
        match self.format {
            Format::Human => console.result(&done.told(self.name_only)),
            Format::Json => console.result(&done.json()),
        }
        Ok(Outcome::Done)
    }

    /// Removes them, from all files at once or from none.
    fn forget(
        &self,
        desk: &Desk,
        private: &Private,
        key: &Key,
        people: &BTreeMap<String, Author>,
    ) -> Result<Done, Findings> {
        let theirs = |said: &Said<'_>| is_by(said.comment, people);
        let ids: BTreeSet<String> =
            desk.said().filter(theirs).map(|said| said.comment.id.clone()).collect();
        let mut stage = desk.shelf.stage();
        relist(desk, &mut stage, people)?;
        desk.stage(&mut stage, &ids, |comment| {
            let named = comment.clone();
            *comment = if self.name_only { named.unsigned() } else { named.forgotten() };
            true
        })?;
        if !self.name_only {
            let known = desk.shelf.text(FORGOTTEN)?;
            let known = known.map(|text| Forgotten::parse(&text)).transpose()?.unwrap_or_default();
            let forgotten = with(known, key, people, &ids);
            stage.put_text(FORGOTTEN, forgotten.print().as_deref())?;
        }
        // Before the others may go on: an import would write what it has read of them.
        let contacts = forget_contacts(private, &ids)?;
        stage.commit()?;
        // What builds remember of the store holds the words, too.
        cache(&desk.blog.root).discard()?;
        let named_in = named_in(desk, people, &ids);
        Ok(Done { comments: ids.into_iter().collect(), contacts, named_in })
    }
}

/// Whether one of these people wrote a comment.
fn is_by(comment: &Comment, people: &BTreeMap<String, Author>) -> bool {
    !comment.is_owner
        && comment.status != Status::Forgotten
        && people.contains_key(&identity(&comment.author))
}

/// Whoever is nowhere need not be kept from the list.
fn relist(
    desk: &Desk,
    stage: &mut Stage<'_>,
    people: &BTreeMap<String, Author>,
) -> Result<(), Findings> {
    let mut unlisted = Unlisted::read(&desk.shelf)?;
    let mut is_changed = false;
    for sign in signs(desk, people) {
        is_changed |= unlisted.remove(sign);
    }
    if is_changed {
        stage.put_text(UNLISTED, unlisted.print().as_deref())?;
    }
    Ok(())
}

/// Who was forgotten before, and these.
fn with(
    mut forgotten: Forgotten,
    key: &Key,
    people: &BTreeMap<String, Author>,
    ids: &BTreeSet<String>,
) -> Forgotten {
    forgotten.people.extend(people.values().map(|author| Forgotten::mark(key, author)));
    forgotten.comments.extend(ids.iter().cloned());
    forgotten
}

fn forget_contacts(private: &Private, ids: &BTreeSet<String>) -> Result<usize, Findings> {
    let mut contacts = private.contacts()?;
    let forgotten = ids.iter().filter(|id| contacts.forget(id)).count();
    if forgotten > 0 {
        private.keep(&contacts)?;
    }
    Ok(forgotten)
}

/// Names shorter than this stand in too many words.
const SHORTEST_NAME: usize = 3;

/// What others said in which one of the names still stands.
fn named_in(desk: &Desk, people: &BTreeMap<String, Author>, ids: &BTreeSet<String>) -> Vec<String> {
    let names = people.values().map(|author| html::name(&author.name));
    let names = names.filter(|name| name.chars().count() >= SHORTEST_NAME);
    let queries: Vec<Query> = names.map(|name| Query::parse(&format!("\"{name}\""))).collect();
    let others = desk.said().filter(|said| !ids.contains(&said.comment.id));
    let naming = others.filter(|said| {
        let reading = Reading::of(&said.comment.body);
        let words = [&*reading.words, &*reading.quoted];
        queries.iter().any(|query| words.iter().any(|words| query.is_in([*words])))
    });
    naming.map(|said| said.comment.id.clone()).collect()
}

impl Done {
    fn told(&self, is_name_only: bool) -> String {
        let mut told = match (is_name_only, self.comments.len()) {
            (true, 1) => "1 comment no longer says who wrote it.\n".to_owned(),
            (true, several) => format!("{several} comments no longer say who wrote them.\n"),
            (false, 1) => {
                "1 comment is forgotten: its place in the thread stays, empty.\n".to_owned()
            }
            (false, several) => {
                format!(
                    "{several} comments are forgotten: their places in the threads stay, empty.\n"
                )
            }
        };
        if self.contacts > 0 {
            told += &format!("What `{}` knew of them is gone, too.\n", private::FOLDER);
        }
        if !self.named_in.is_empty() {
            let ids = self.named_in.join("`, `");
            told += &format!("The name still stands in what others said: look at `{ids}`.\n");
        }
        told + "The site forgets with the next `hobnob build`; what was committed earlier, git still remembers.\n"
    }

    fn json(&self) -> String {
        let told = json!({
            "version": 1,
            "forgotten": self.comments,
            "contacts": self.contacts,
            "named_in": self.named_in,
        });
        format!("{told:#}\n")
    }
}
