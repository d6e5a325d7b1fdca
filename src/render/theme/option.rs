//! What a blog may choose about a theme: declared in `theme.yaml`, chosen in `hobnob.yaml` under
//! `theme_options`.

use crate::config::Config;
use crate::data::{Key, Map, Table, Value};
use crate::diag::{Diagnostic, Findings};
use crate::value::suggest::did_you_mean;

/// What an option takes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// `true` or `false`.
    Bool,
    /// Words.
    String,
    /// A number.
    Number,
    /// One of these.
    Choice(Vec<String>),
    /// A list of anything.
    List,
}

/// One option with what it is when nothing is chosen.
#[derive(Clone, Debug)]
pub(super) struct ThemeOption {
    kind: Kind,
    default: Value,
}

impl ThemeOption {
    /// Reads `{type: …, default: …, description: …, choices: […]}`.
    pub(super) fn read(table: &mut Table<'_>) -> Option<Self> {
        table.string("description");
        let choices = table.strings("choices");
        let default = table.value("default").cloned();
        if !table.has("type") {
            let found = Diagnostic::setup("theme/option", "an option needs a `type`");
            let help = "write `type: bool`, or `string`, `number`, `choice` or `list`";
            table.push(found.at(table.whole()).help(help));
            return None;
        }
        let words = ["bool", "string", "number", "choice", "list"].map(|word| (word, word));
        let kind = match table.choice("type", &words)? {
            "bool" => Kind::Bool,
            "string" => Kind::String,
            "number" => Kind::Number,
            "list" => Kind::List,
            _ => Kind::Choice(choices.unwrap_or_default()),
        };
        let default = default.unwrap_or_else(|| kind.nothing());
        if let Err(wrong) = kind.check(&default) {
            let help = "give a default of the option's own type".to_owned();
            table.error("default", "theme/option", format!("the default is {wrong}"), help);
        }
        Some(Self { kind, default })
    }
}

impl Kind {
    fn nothing(&self) -> Value {
        match self {
            Self::Bool => Value::Bool(false),
            Self::String => Value::String(String::new()),
            Self::Number => Value::from(0),
            Self::Choice(choices) => Value::from(choices.first().cloned().unwrap_or_default()),
            Self::List => Value::Array(Vec::new()),
        }
    }

    /// Says in words why a value is not of this kind.
    fn check(&self, value: &Value) -> Result<(), String> {
        let fits = match self {
            Self::Bool => value.is_boolean(),
            Self::String => value.is_string(),
            Self::Number => value.is_number(),
            Self::List => value.is_array(),
            Self::Choice(choices) => {
                value.as_str().is_some_and(|word| choices.iter().any(|choice| choice == word))
            }
        };
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if fits { Ok(()) } else { Err(format!("`{shown}`, not {}", self.in_words())) }
    }

    fn in_words(&self) -> String {
        match self {
            Self::Bool => "`true` or `false`".to_owned(),
            Self::String => "words".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Choice(choices) => format!("one of `{}`", choices.join("`, `")),
            Self::List => "a list".to_owned(),
        }
    }
}

/// The value of every option: what the blog chose, else the default.
///
/// # Errors
/// Every unknown option and wrong value, at its place in `hobnob.yaml`.
pub(super) fn choose(config: &Config, options: &[(String, ThemeOption)]) -> Result<Map, Findings> {
    let defaults = options.iter().map(|(name, option)| (name.clone(), option.default.clone()));
    let mut chosen: Map = defaults.collect();
    let mut findings = Findings::none();
    for (name, value) in &config.theme_options {
        let known = options.iter().find(|(known, _)| known == name);
        match known.map(|(_, option)| option.kind.check(value)) {
            Some(Ok(())) => {
                chosen.insert(name.clone(), value.clone());
            }
            Some(Err(wrong)) => findings.push(mismatch(config, name, &wrong)),
            None => findings.push(unknown(config, name, options)),
        }
    }
    if findings.is_empty() { Ok(chosen) } else { Err(findings) }
}

fn mismatch(config: &Config, name: &str, wrong: &str) -> Diagnostic {
    let path = [Key::Name("theme_options".to_owned()), Key::Name(name.to_owned())];
    let message = format!("the theme's option `{name}` is {wrong}");
    Diagnostic::setup("theme/option", message).at(config.written.span(&path))
}

fn unknown(config: &Config, name: &str, options: &[(String, ThemeOption)]) -> Diagnostic {
    let path = [Key::Name("theme_options".to_owned()), Key::NameOf(name.to_owned())];
    let names: Vec<&str> = options.iter().map(|(known, _)| known.as_str()).collect();
    let message = format!("the theme `{}` has no option `{name}`", config.theme);
    let help = did_you_mean(name, names.iter().copied());
    let help = help.or_else(|| {
        (!names.is_empty()).then(|| format!("its options are `{}`", names.join("`, `")))
    });
    Diagnostic::setup("theme/option", message).at(config.written.span(&path)).maybe_help(help)
}
