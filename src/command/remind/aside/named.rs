//! Comments that somebody names to have something done with them.

use clap::Args;
use jiff::Zoned;

use super::tell;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::desk::aside;
use crate::diag::{Findings, Outcome};
use crate::remind::aside::Act;

/// Which comments.
#[derive(Debug, Args)]
pub(super) struct Named {
    /// Their ids; one of them stands for all that its writer waits with under that post
    #[arg(required = true, value_name = "COMMENT")]
    ids: Vec<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Named {
    /// Does with them what `act` says of the present moment, and tells it.
    pub(super) fn run(
        &self,
        global: &Global,
        console: &Console,
        act: impl FnOnce(&Zoned) -> Result<Act, Findings>,
    ) -> Result<Outcome, Findings> {
        let room = global.room(console)?;
        let act = act(&room.now)?;
        let judged = room.judged();
        let note = aside::set(&room, &judged, &self.ids, act)?;
        let zone = &room.config().time_zone;
        console.findings(&aside::idle(&note));
        match self.format {
            Format::Json => console.result(&tell::json(&note)),
            Format::Human => tell::sentences(&note, zone).iter().for_each(|line| console.say(line)),
        }
        Ok(Outcome::Done)
    }
}
