//! Who waits where no link says who answered whom: every threaded export of the collection is judged as
//! it is, then without its links, and what is found then is held against what was true. It prints a
//! table: `cargo test --test collection answered -- --nocapture`.
//!
//! Counted are the comments of readers that ask for an answer and had one or had none, as the links
//! have it. Whoever may have been answered waits, for `perhaps` never counts as an answer.

use hobnob::comment::shelf::Shelf;
use hobnob::comment::{Candidates, Conversation, Owners};
use hobnob::config::{Config, Owner, Reminders};
use hobnob::diag::Text;
use hobnob::remind::standing::{Judge, Rule, Standing, State};

use crate::stores::{self, CONFIG, Store};

/// There is something to be found where so many readers were heard, and so many had an answer by a
/// link.
const FEWEST: usize = 10;

/// What the rule has to reach on each export, as F1.
const LEAST: f64 = 0.85;

#[test]
fn who_waits_is_found_without_links() {
    let rows: Vec<Row> = stores::all().iter().filter_map(Row::of).collect();
    println!("{HEAD}");
    rows.iter().for_each(|row| println!("{}", row.line()));
    let low = rows.iter().filter(|row| row.is_telling() && row.rule.f1() < LEAST);
    assert_eq!(low.map(|row| row.name.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

const HEAD: &str = "export                                    comments owner links  waits found  prec.  rec.   F1 \
     | any later: prec.  rec.  F1 | child: prec.  rec.  F1";

/// A line of the table.
struct Row {
    name: String,
    comments: usize,
    owner: usize,
    /// How many were answered right below.
    links: usize,
    rule: Agreement,
    /// Where any later comment of the owner's counts as an answer.
    later: Agreement,
    /// Where only a link does, and there is none.
    child: Agreement,
    asked: usize,
}

impl Row {
    /// Of an export that has an owner who answered by links.
    fn of(store: &Store) -> Option<Self> {
        let conversations = Shelf::of(store.blog.path()).read().expect("it was just written");
        let config = config(&conversations);
        let owners = Owners::of(&config);
        let judge = Judge { owners: &owners, reminders: &Reminders::default() };
        let mut row = Self {
            name: store.row["file"].clone(),
            comments: 0,
            owner: 0,
            links: 0,
            rule: Agreement::default(),
            later: Agreement::default(),
            child: Agreement::default(),
            asked: 0,
        };
        for conversation in conversations {
            let truth = judge.judge(&conversation);
            let mut flat = conversation;
            flat.comments.iter_mut().for_each(|comment| comment.parent = None);
            row.add(&truth, &judge.judge(&flat));
        }
        (row.links > 0).then_some(row)
    }

    fn add(&mut self, truth: &[Standing], found: &[Standing]) {
        let last = truth.iter().rposition(|one| one.rule == Rule::Own);
        for (at, (truth, found)) in truth.iter().zip(found).enumerate() {
            self.comments += 1;
            self.owner += usize::from(truth.rule == Rule::Own);
            self.links += usize::from(truth.rule == Rule::Below);
            let state = truth.rule.state();
            if matches!(state, State::Answered | State::Waiting) {
                let waits = state == State::Waiting;
                let is_found = matches!(found.rule.state(), State::Waiting | State::Perhaps);
                self.asked += 1;
                self.rule.add(is_found, waits);
                self.later.add(last.is_none_or(|last| last < at), waits);
                self.child.add(true, waits);
            }
        }
    }

    fn is_telling(&self) -> bool {
        self.asked >= FEWEST && self.links >= FEWEST
    }

    fn line(&self) -> String {
        let Self { name, comments, owner, links, rule, .. } = self;
        format!(
            "{name:42} {comments:7} {owner:5} {links:5} {:6} {:5} {} |      {} |  {}{}",
            rule.truly,
            rule.found,
            rule.line(),
            self.later.line(),
            self.child.line(),
            if self.is_telling() { "" } else { "  (too few to tell)" },
        )
    }
}

/// How well what was found agrees with what is true.
#[derive(Clone, Copy, Default)]
struct Agreement {
    both: usize,
    found: usize,
    truly: usize,
}

impl Agreement {
    fn add(&mut self, is_found: bool, is_true: bool) {
        self.both += usize::from(is_found && is_true);
        self.found += usize::from(is_found);
        self.truly += usize::from(is_true);
    }

    fn f1(self) -> f64 {
        share(2 * self.both, self.found + self.truly)
    }

    fn line(self) -> String {
        let (precision, recall) = (share(self.both, self.found), share(self.both, self.truly));
        format!("{precision:6.2} {recall:5.2} {:5.2}", self.f1())
    }
}

fn share(some: usize, all: usize) -> f64 {
    some as f64 / all.max(1) as f64
}

/// Where an export does not say whose blog it is, whoever answers most is the owner.
fn config(conversations: &[Conversation]) -> Config {
    let mut config =
        Config::parse(&Text::new("hobnob.yaml", CONFIG)).expect("this is a configuration");
    let mut candidates = Candidates::default();
    conversations.iter().for_each(|one| candidates.add(one));
    let all = candidates.all();
    let unknown = all.first().filter(|_| all.iter().all(|one| !one.is_owner));
    let owner = |name: &str| Owner { names: vec![name.to_owned()], ..Owner::default() };
    config.comments.owners.extend(unknown.map(|one| owner(&one.name)));
    config
}
