//! What somebody does to a blog.

use proptest::prelude::*;

use super::blog::{BODY, Blog, CONFIG, FILES, FOLDERS, FRONT, Post, TALK};

/// One thing that somebody does. Numbers are taken as far as there is something to choose from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edit {
    Config { line: usize, choice: usize },
    File { file: usize, choice: usize },
    Front { post: usize, line: usize, choice: usize },
    Body { post: usize, line: usize, choice: usize },
    Talk { post: usize, choice: usize },
    Add { name: usize, folder: usize },
    Delete { post: usize },
    Rename { post: usize, name: usize },
    Move { post: usize, folder: usize },
    Bundle { post: usize },
    Nothing,
}

/// Some things after each other.
pub(super) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let (post, line, choice) = (0..6_usize, 0..60_usize, 0..4_usize);
    let one = (post, line, choice);
    let edit = prop_oneof![
        3 => one.clone().prop_map(|(_, line, choice)| Edit::Config { line, choice }),
        4 => one.clone().prop_map(|(_, file, choice)| Edit::File { file, choice }),
        4 => one.clone().prop_map(|(post, line, choice)| Edit::Front { post, line, choice }),
        4 => one.clone().prop_map(|(post, line, choice)| Edit::Body { post, line, choice }),
        2 => one.clone().prop_map(|(post, choice, _)| Edit::Talk { post, choice }),
        1 => one.clone().prop_map(|(name, folder, _)| Edit::Add { name, folder }),
        1 => one.clone().prop_map(|(post, ..)| Edit::Delete { post }),
        1 => one.clone().prop_map(|(post, name, _)| Edit::Rename { post, name: name % 6 }),
        1 => one.clone().prop_map(|(post, folder, _)| Edit::Move { post, folder }),
        1 => one.prop_map(|(post, ..)| Edit::Bundle { post }),
        1 => Just(Edit::Nothing),
    ];
    prop::collection::vec(edit, 1..12)
}

impl Edit {
    /// Every choice of every line, once.
    pub(super) fn all() -> Vec<Self> {
        let choices = |line: &[&str]| 1..line.len();
        let config = CONFIG
            .iter()
            .enumerate()
            .flat_map(|(line, all)| choices(all).map(move |choice| Self::Config { line, choice }));
        let files = FILES.iter().enumerate().flat_map(|(file, (_, all))| {
            choices(all).map(move |choice| Self::File { file, choice })
        });
        let front = FRONT.iter().enumerate().flat_map(|(line, all)| {
            choices(all).map(move |choice| Self::Front { post: 0, line, choice })
        });
        let body = BODY.iter().enumerate().flat_map(|(line, all)| {
            choices(all).map(move |choice| Self::Body { post: 0, line, choice })
        });
        let talk = choices(TALK).map(|choice| Self::Talk { post: 0, choice });
        let whole = [
            Self::Add { name: 5, folder: 0 },
            Self::Delete { post: 0 },
            Self::Rename { post: 0, name: 5 },
            Self::Move { post: 0, folder: 1 },
            Self::Bundle { post: 0 },
            Self::Nothing,
        ];
        config.chain(files).chain(front).chain(body).chain(talk).chain(whole).collect()
    }

    /// Does it. Two posts are never in one file.
    pub(super) fn apply(self, blog: &mut Blog) {
        let many = blog.posts.len();
        match self {
            Self::Config { line, choice } => {
                choose(&mut blog.config, line, choice, |at| CONFIG[at].len());
            }
            Self::File { file, choice } => {
                choose(&mut blog.files, file, choice, |at| FILES[at].1.len());
            }
            Self::Front { post, line, choice } => {
                choose(&mut blog.posts[post % many].front, line, choice, |at| FRONT[at].len());
            }
            Self::Body { post, line, choice } => {
                choose(&mut blog.posts[post % many].body, line, choice, |at| BODY[at].len());
            }
            Self::Talk { post, choice } => blog.posts[post % many].talk = choice % TALK.len(),
            Self::Add { name, folder } => blog.posts.push(Post::new(name, folder % FOLDERS.len())),
            Self::Delete { post } if many > 1 => drop(blog.posts.remove(post % many)),
            Self::Rename { post, name } => blog.posts[post % many].name = name,
            Self::Move { post, folder } => blog.posts[post % many].folder = folder % FOLDERS.len(),
            Self::Bundle { post } => blog.posts[post % many].is_bundle ^= true,
            Self::Delete { .. } | Self::Nothing => {}
        }
    }
}

fn choose(made: &mut [usize], line: usize, choice: usize, choices: impl Fn(usize) -> usize) {
    let line = line % made.len();
    made[line] = choice % choices(line);
}
