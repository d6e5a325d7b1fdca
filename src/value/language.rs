//! The tag of a language, BCP 47.

/// `written` as a tag of BCP 47, by its shape: a language of two or three letters and what narrows it
/// down, `pt-BR`. The `pt_BR` of other systems means the same. `None` for anything else.
///
/// ```
/// use hobnob::value::language::tag;
/// assert_eq!(tag("pt_BR").as_deref(), Some("pt-BR"));
/// assert_eq!(tag("Portuguese"), None);
/// ```
pub fn tag(written: &str) -> Option<String> {
    let tag = written.replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| (2..=3).contains(&part.len()))?;
    let is_narrower = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let fits = language.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(is_narrower);
    fits.then_some(tag)
}
