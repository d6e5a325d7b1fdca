//! A small blog in a folder: its configuration, templates and themes, as the build would read them.

use std::path::{Path, PathBuf};

use hobnob::config::Config;
use hobnob::diag::{Findings, Text};
use hobnob::render::{self, Assets, Layer, Theme, ThemeFiles};
use hobnob::source::{self, Source};
use hobnob::value::digest::Digest;

const CONFIG: &str = "title: The Open Door\nbase_url: https://opendoor.example/\n";

pub(crate) struct Blog {
    config: Config,
    files: ThemeFiles,
}

impl Blog {
    pub(crate) fn read(folder: &Path) -> Self {
        let words = std::fs::read_to_string(folder.join("hobnob.yaml"));
        let text = Text::new("hobnob.yaml", words.unwrap_or_else(|_| CONFIG.to_owned()));
        let config = Config::parse(&text).expect("the configuration is well");
        let mut names: Vec<String> = std::fs::read_dir(folder.join("themes"))
            .map(|themes| themes.map(|theme| theme.unwrap().file_name().into_string().unwrap()))
            .map(Iterator::collect)
            .unwrap_or_default();
        names.sort();
        let themes = names.into_iter().map(|name| {
            let root = format!("themes/{name}/");
            Layer { name, ..layer(folder, &root) }
        });
        let files = ThemeFiles { own: layer(folder, ""), themes: themes.collect() };
        Self { config, files }
    }

    pub(crate) fn pages(&self) -> Result<((), Findings), Findings> {
        let assets: Assets =
            render::statics().map(|(path, bytes)| (path.to_owned(), Digest::of(bytes))).collect();
        let (_, findings) = Theme::load(&self.config, &self.files, &assets)?;
        Ok(((), findings))
    }
}

/// A layer without its name, below `root`, which ends in `/` or is empty.
fn layer(folder: &Path, root: &str) -> Layer {
    let below = |name: &str| -> Vec<Source> {
        let shown = format!("{root}{name}");
        let (files, _) = source::walk(&folder.join(&shown), &shown);
        files.iter().map(|file| Source::read(file).expect("readable")).collect()
    };
    let manifest: PathBuf = folder.join(format!("{root}theme.yaml"));
    Layer {
        name: String::new(),
        manifest: std::fs::read_to_string(manifest).ok().map(|words| Source {
            path: "theme.yaml".to_owned(),
            text: Text::new(format!("{root}theme.yaml"), words),
        }),
        templates: below("templates"),
        languages: below("languages"),
    }
}
