//! What a scope of a grammar is to a reader.

use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, Scope};

/// What readers tell apart in code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Token {
    /// Names, punctuation, signs: most of it.
    #[default]
    Plain,
    Comment,
    String,
    /// `\n`, `&amp;`, the `{}` of a format.
    Escape,
    Number,
    /// `true`, `nil`, symbols, the named values of CSS.
    Constant,
    Keyword,
    /// A sign, or a word that stands for one (`and`, `new`).
    Operator,
    Type,
    Function,
    /// `self`, `this`, and what a shell expands.
    Variable,
    /// An element of HTML, a key of YAML.
    Tag,
    /// An attribute of HTML, a decorator, an annotation.
    Attribute,
    /// A key of JSON, a property of CSS.
    Property,
    Heading,
    Strong,
    Emphasis,
    Inserted,
    Deleted,
}

/// The tokens that are set with a class: the class, and the scopes by which themes may name them, of
/// which the first that a theme colours counts.
pub(super) const CLASSES: &[(Token, &str, &[&str])] = &[
    (Token::Comment, "hl-c", &["comment.line"]),
    (Token::String, "hl-s", &["string.quoted.double"]),
    (Token::Escape, "hl-e", &["constant.character.escape", "constant.language"]),
    (Token::Number, "hl-n", &["constant.numeric"]),
    (Token::Constant, "hl-l", &["constant.language"]),
    (Token::Keyword, "hl-k", &["keyword.control"]),
    (Token::Type, "hl-t", &["support.type", "entity.name.type", "entity.name.class"]),
    (Token::Function, "hl-f", &["entity.name.function", "support.function"]),
    (Token::Variable, "hl-v", &["variable.language", "variable.other"]),
    (Token::Tag, "hl-g", &["entity.name.tag"]),
    (Token::Attribute, "hl-a", &["entity.other.attribute-name", "entity.name.function"]),
    (Token::Property, "hl-p", &["support.type.property-name", "variable.other", "entity.name.tag"]),
    (Token::Heading, "hl-h", &["markup.heading", "entity.name.section", "keyword.control"]),
    (Token::Strong, "hl-b", &["markup.bold"]),
    (Token::Emphasis, "hl-i", &["markup.italic"]),
    (Token::Inserted, "hl-x", &["markup.inserted", "string.quoted.double"]),
    (Token::Deleted, "hl-d", &["markup.deleted", "keyword.control"]),
];

impl Token {
    /// The class it is set with.
    pub(super) fn class(self) -> Option<&'static str> {
        CLASSES.iter().find(|(token, ..)| *token == self).map(|(_, class, _)| *class)
    }
}

/// What scopes mean, by their first words; the longest that fits decides, and a scope that none
/// fits means what the scope around it means.
const MEANINGS: &[(&str, Token)] = &[
    ("comment", Token::Comment),
    ("constant", Token::Constant),
    ("constant.character", Token::Escape),
    ("constant.numeric", Token::Number),
    ("constant.other.color", Token::Number),
    ("constant.other.placeholder", Token::Escape),
    ("entity.name.class", Token::Type),
    ("entity.name.constant", Token::Constant),
    ("entity.name.enum", Token::Type),
    ("entity.name.function", Token::Function),
    ("entity.name.impl", Token::Type),
    ("entity.name.interface", Token::Type),
    ("entity.name.macro", Token::Function),
    ("entity.name.module", Token::Type),
    ("entity.name.namespace", Token::Type),
    ("entity.name.section", Token::Heading),
    ("entity.name.struct", Token::Type),
    ("entity.name.tag", Token::Tag),
    ("entity.name.trait", Token::Type),
    ("entity.name.type", Token::Type),
    ("entity.name.union", Token::Type),
    ("entity.other.attribute-name", Token::Attribute),
    ("entity.other.inherited-class", Token::Type),
    ("entity.other.pseudo-class", Token::Attribute),
    ("entity.other.pseudo-element", Token::Attribute),
    ("entity.section", Token::Heading),
    ("keyword", Token::Keyword),
    ("keyword.name", Token::Property),
    ("keyword.operator", Token::Operator),
    ("keyword.other.substitution", Token::Escape),
    ("keyword.other.template", Token::String),
    ("keyword.other.unit", Token::Number),
    ("markup.bold", Token::Strong),
    ("markup.deleted", Token::Deleted),
    ("markup.heading", Token::Heading),
    ("markup.inserted", Token::Inserted),
    ("markup.italic", Token::Emphasis),
    ("markup.quote", Token::Comment),
    ("markup.raw", Token::String),
    ("markup.underline.link", Token::String),
    ("meta.annotation", Token::Attribute),
    ("meta.diff.header", Token::Heading),
    ("meta.diff.range", Token::Heading),
    ("meta.embedded", Token::Plain),
    ("meta.group.expansion", Token::Plain),
    ("meta.group.expansion.parameter", Token::Variable),
    ("meta.interpolation", Token::Plain),
    ("meta.mapping.key", Token::Property),
    ("meta.object-literal.key", Token::Property),
    ("punctuation.section.interpolation", Token::Escape),
    ("source", Token::Plain),
    ("storage", Token::Keyword),
    ("storage.type.function.arrow", Token::Operator),
    ("storage.type.numeric", Token::Number),
    ("string", Token::String),
    ("support.class", Token::Type),
    ("support.constant", Token::Constant),
    ("support.function", Token::Function),
    ("support.macro", Token::Function),
    ("support.type", Token::Type),
    ("support.type.property-name", Token::Property),
    ("support.variable", Token::Variable),
    ("text", Token::Plain),
    ("variable.annotation", Token::Attribute),
    ("variable.function", Token::Function),
    ("variable.language", Token::Variable),
];

/// [`MEANINGS`] as grammars hold them, the longest first.
static RULES: LazyLock<Vec<(Scope, Token)>> = LazyLock::new(|| {
    let scopes = MEANINGS.iter().filter_map(|(name, token)| Some((Scope::new(name).ok()?, *token)));
    let mut rules: Vec<(Scope, Token)> = scopes.collect();
    rules.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    rules
});

/// What each scope on a parser's stack means, in the light of those below it.
#[derive(Default)]
pub(super) struct Tokens(Vec<Token>);

impl Tokens {
    /// What stands here now.
    pub(super) fn top(&self) -> Token {
        self.0.last().copied().unwrap_or_default()
    }

    /// Follows one step of the parser's stack.
    pub(super) fn follow(&mut self, step: BasicScopeStackOp) {
        match step {
            BasicScopeStackOp::Push(scope) => self.0.push(within(self.top(), scope)),
            BasicScopeStackOp::Pop => {
                self.0.pop();
            }
        }
    }
}

fn within(outer: Token, scope: Scope) -> Token {
    let rule = RULES.iter().find(|(rule, _)| rule.is_prefix_of(scope));
    match rule.map(|(_, token)| *token) {
        // The key of a map is a key, though JSON writes it as a string.
        Some(Token::String) if outer == Token::Property => outer,
        Some(token) => token,
        None => outer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_is_a_scope() {
        assert_eq!(RULES.len(), MEANINGS.len());
    }

    #[test]
    fn every_class_is_one_of_its_own() {
        let mut classes: Vec<&str> = CLASSES.iter().map(|(_, class, _)| *class).collect();
        classes.sort_unstable();
        classes.dedup();
        assert_eq!(classes.len(), CLASSES.len());
    }
}
