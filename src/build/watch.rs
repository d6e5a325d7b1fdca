//! Watching a build: the build itself knows no clock and no terminal.

/// A stage of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files are read and parsed, documents judged.
    Read,
    /// Comments are read.
    Comments,
    /// Documents are judged.
    Judge,
    /// Everything is put together.
    Assemble,
    /// Copies are made of pictures.
    Pictures,
    /// Markdown becomes HTML, while every address is planned.
    Set,
    /// Files that pages link to are read and compiled.
    Assets,
    /// Pages are rendered.
    Render,
    /// Cards are drawn.
    Draw,
    /// What is new is told from what is there.
    Compare,
    /// What is new is written.
    Write,
}

impl Stage {
    /// What is being done, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "reading",
            Self::Comments => "listening",
            Self::Judge => "judging",
            Self::Assemble => "assembling",
            Self::Pictures => "developing",
            Self::Set => "setting",
            Self::Assets => "reading files",
            Self::Render => "rendering",
            Self::Draw => "drawing",
            Self::Compare => "comparing",
            Self::Write => "writing",
        }
    }
}

/// Somebody who watches a build: a progress bar, a stopwatch.
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
