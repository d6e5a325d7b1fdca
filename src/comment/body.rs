//! The words of a comment, as they came.

/// Words with the language they are written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Body {
    /// How to read them.
    pub markup: Markup,
    /// The words, with line ends as `\n`. May hold anything: nothing here is harmless.
    pub text: String,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Markup {
    /// HTML.
    #[default]
    Html,
    /// HTML whose line ends are breaks and whose empty lines part paragraphs, as WordPress keeps it.
    Lines,
    /// Markdown.
    Markdown,
    /// Words and nothing else.
    Plain,
}

impl Markup {
    /// All of them with the word for each, which is also its key in a store.
    pub const ALL: [(&'static str, Self); 4] = [
        ("html", Self::Html),
        ("lines", Self::Lines),
        ("markdown", Self::Markdown),
        ("plain", Self::Plain),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        super::name_of(&Self::ALL, self)
    }
}

impl Body {
    /// Words in HTML.
    pub fn html(text: impl Into<String>) -> Self {
        Self { markup: Markup::Html, text: text.into() }
    }

    /// Words in Markdown.
    pub fn markdown(text: impl Into<String>) -> Self {
        Self { markup: Markup::Markdown, text: text.into() }
    }

    /// Words and nothing else.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { markup: Markup::Plain, text: text.into() }
    }
}
