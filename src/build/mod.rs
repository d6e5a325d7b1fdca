//! The pipeline: from a folder to a site.

pub mod each;
pub mod memo;
pub mod output;

/// A stage of the pipeline, for those who watch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files are read and parsed.
    Read,
    /// Everything is put together.
    Assemble,
    /// Markdown becomes HTML.
    Set,
    /// Every address is planned.
    Plan,
    /// Pages are rendered.
    Render,
    /// Files are compared and written.
    Write,
}

impl Stage {
    /// What is being done, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "reading",
            Self::Assemble => "assembling",
            Self::Set => "setting",
            Self::Plan => "planning",
            Self::Render => "rendering",
            Self::Write => "writing",
        }
    }
}

/// Somebody who watches a build: a progress bar, a stopwatch. The build itself knows no clock.
pub trait Watch: Sync {
    /// A stage begins that has so many steps.
    fn begin(&self, stage: Stage, steps: usize);
    /// One step is done; called from any thread.
    fn step(&self);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
