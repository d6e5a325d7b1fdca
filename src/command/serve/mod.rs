//! `hobnob serve`: the blog while it is written, for its author alone.

mod socket;
mod stop;
mod tell;
mod written;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::Global;
use super::check::Strictness;
use super::console::Console;
use super::desk::program;
use super::timing::Stopwatch;
use crate::build::{Cache, Memos, Unwatched};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::serve::watch::{Ground, How, Watcher};
use crate::serve::{self, Outlook, Preview, Rebuilt, Round, Server};
use tell::Teller;
use written::Written;

/// Show the blog while it is written, and build it again with every change
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The port to listen on [default: 4000, or the next that is free]
    #[arg(short, long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on; any but this machine's own shows your drafts to others
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    bind: IpAddr,
    /// Open the blog in the browser
    #[arg(long)]
    open: bool,
    /// Leave out drafts and posts of the future
    #[arg(long)]
    published: bool,
    /// Include expired posts
    #[arg(short = 'E', long)]
    expired: bool,
    /// The most that the policy does, instead of its `level`
    #[arg(long, value_enum, value_name = "LEVEL")]
    policy: Option<Strictness>,
    /// Write what is shown to `public/` as well
    #[arg(long)]
    write: bool,
    /// Look at all files every so many seconds: for network drives, where nobody tells of changes
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "2")]
    poll: Option<f32>,
}

impl Serve {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let stop = stop::asked()?;
        let root = global.find_root()?;
        global.config_is_there(&root)?;
        let listener = socket::listen(self.bind, self.port)?;
        let origin = socket::origin(&listener)?;
        let cache = super::desk::cache(&root);
        let outlook = self.outlook(global, origin.clone());
        let preview = Arc::new(Preview::new(outlook, cache.recall(Memos::on())));
        let config = global.config_file(&root).disk;
        let ground = Ground::new(&root, &config, &root.join("public"));
        // What changes during the first build is noticed: whoever watches comes before it.
        let watcher = Watcher::start(ground, self.how()?)?;
        let _server = Server::start(listener, Arc::clone(&preview))?;
        let mut stage = Stage {
            preview,
            cache,
            teller: Teller::new(*console, self.bind, origin),
            written: self.write.then(|| Written::to(&root)).transpose()?,
            is_opened: self.open,
        };
        stage.teller.exposed();
        std::thread::spawn(move || stage.play(watcher));
        stop.wait();
        Ok(Outcome::Done)
    }

    fn outlook(&self, global: &Global, origin: String) -> Outlook {
        let (for_blog, for_now) = (global.clone(), global.clone());
        Outlook {
            origin,
            blog: Box::new(move || for_blog.blog()),
            now: Box::new(move |blog| for_now.now(&blog.config.time_zone)),
            drafts: !self.published,
            future: !self.published,
            expired: self.expired,
            policy: self.policy.map(Strictness::level),
            program: program().unwrap_or_default(),
        }
    }

    fn how(&self) -> Result<How, Findings> {
        let Some(seconds) = self.poll else {
            return Ok(How::Events);
        };
        let wrong = || {
            let found = format!("`{seconds}` seconds are no time to look after");
            Diagnostic::setup("usage/poll", found).help("write `--poll 2`, or `--poll` alone")
        };
        let every = Duration::try_from_secs_f32(seconds).ok().filter(|every| !every.is_zero());
        Ok(How::Poll(every.ok_or_else(wrong)?))
    }
}

/// What goes on while the preview is there.
struct Stage {
    preview: Arc<Preview>,
    cache: Cache,
    teller: Teller,
    written: Option<Written>,
    is_opened: bool,
}

impl Stage {
    /// Builds, tells, and builds again with every change.
    fn play(&mut self, watcher: Watcher) {
        let watch = Stopwatch::start(self.teller.shows_progress());
        let rebuilt = self.preview.rebuild(&watch);
        watch.finish();
        self.cache.keep_of(self.preview.memos());
        self.teller.first(&rebuilt);
        self.write(&rebuilt);
        if self.is_opened {
            self.teller.open();
        }
        let preview = Arc::clone(&self.preview);
        serve::run(watcher, &preview, &Unwatched, |round| {
            self.teller.round(&round);
            if let Round::Built(_, rebuilt) = &round {
                self.write(rebuilt);
            }
        });
    }

    fn write(&self, rebuilt: &Rebuilt) {
        let edition = rebuilt.state.edition.as_ref().filter(|_| rebuilt.state.fault.is_none());
        if let Some((written, edition)) = self.written.as_ref().zip(edition) {
            self.teller.written(&written.write(edition));
        }
    }
}
