//! What people write behind a fence, and the grammar they mean by it.

use std::collections::HashMap;
use std::sync::LazyLock;

use syntect::parsing::SyntaxReference;

use super::GRAMMARS;

/// Names in use that are neither a grammar's own nor a file's ending.
const ALIASES: &[(&str, &str)] = &[
    ("asm", "x86_64 assembly"),
    ("assembly", "x86_64 assembly"),
    ("c#", "cs"),
    ("console", "bash"),
    ("csharp", "cs"),
    ("docker", "dockerfile"),
    ("dotenv", ".env"),
    ("elisp", "lisp"),
    ("emacs-lisp", "lisp"),
    ("fsharp", "f#"),
    ("golang", "go"),
    ("gradle", "groovy"),
    ("handlebars", "html"),
    ("hbs", "html"),
    ("htaccess", "apache conf"),
    ("html+jinja", "html (jinja2)"),
    ("js", "javascript (babel)"),
    ("javascript", "javascript (babel)"),
    ("json5", "javascript (babel)"),
    ("jsonc", "javascript (babel)"),
    ("jsonl", "json"),
    ("ksh", "bash"),
    ("liquid", "html (jinja2)"),
    ("mdx", "markdown"),
    ("node", "javascript (babel)"),
    ("objc", "objective-c"),
    ("objectivec", "objective-c"),
    ("plaintext", "txt"),
    ("plain", "txt"),
    ("postgres", "sql"),
    ("postgresql", "sql"),
    ("mysql", "sql"),
    ("sqlite", "sql"),
    ("pwsh", "powershell"),
    ("python3", "python"),
    ("rlang", "r"),
    ("scheme", "lisp"),
    ("shell", "bash"),
    ("shell-session", "bash"),
    ("shellsession", "bash"),
    ("sh-session", "bash"),
    ("tera", "html (jinja2)"),
    ("text", "txt"),
    ("udiff", "diff"),
    ("vb", "asp"),
    ("vimscript", "viml"),
    ("webmanifest", "json"),
];

/// The number of each grammar, by its name and by the endings of its files, in lower case.
static NAMES: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let grammars = || GRAMMARS.syntaxes().iter().enumerate();
    let mut names = HashMap::new();
    for (number, grammar) in grammars() {
        for ending in &grammar.file_extensions {
            names.insert(ending.to_lowercase(), number);
        }
    }
    // A name beats an ending: `r` and `d` are languages before they are anything else.
    names.extend(grammars().map(|(number, grammar)| (grammar.name.to_lowercase(), number)));
    names
});

/// The language in a fence's info string, as written: `rust` of `rust,linenos`, of `{.rust}` and of
/// `rust title="main.rs"`. Empty when there is none.
///
/// ```
/// assert_eq!(hobnob::body::highlight::name("rust,ignore"), "rust");
/// ```
pub fn name(info: &str) -> &str {
    let inside = info.trim_start_matches([' ', '\t', '{', '.']);
    let end = inside.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '{' | '}'));
    &inside[..end.unwrap_or(inside.len())]
}

/// The grammar a name means.
pub(super) fn grammar(name: &str) -> Option<&'static SyntaxReference> {
    let name = name.to_lowercase();
    let meant = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(&*name, |(_, meant)| meant);
    let number = *NAMES.get(meant)?;
    // Text has a grammar, which would take time to find nothing.
    GRAMMARS.syntaxes().get(number).filter(|grammar| grammar.name != "Plain Text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_is_the_language() {
        let infos = [
            ("rust", "rust"),
            ("rust,linenos", "rust"),
            ("{.rust .numbered}", "rust"),
            (" c++ title=\"a.cpp\"", "c++"),
            ("python{1,3}", "python"),
            ("", ""),
        ];
        for (info, language) in infos {
            assert_eq!(name(info), language, "{info}");
        }
    }

    #[test]
    fn every_alias_leads_somewhere() {
        for (alias, meant) in ALIASES {
            assert!(NAMES.contains_key(*meant), "{alias} means {meant}");
        }
    }

    #[test]
    fn common_names_are_known() {
        let names = "rs js jsx ts tsx py rb go sh bash zsh fish console c++ cpp c h cs java kt swift php sql html css \
                     scss yaml yml toml json xml diff dockerfile makefile markdown md nix lua r perl \
                     haskell elixir clojure scala zig ini nginx vue svelte graphql proto powershell tera";
        for name in names.split_whitespace() {
            assert!(grammar(name).is_some(), "{name}");
        }
        assert!(grammar("text").is_none() && grammar("klingon").is_none());
    }
}
