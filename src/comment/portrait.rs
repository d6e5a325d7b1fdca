//! A picture for everybody, drawn from who they are to this blog: nobody is asked for it, and nothing
//! can be read back out of it.
//!
//! It is a friendly creature: 12 furs, 6 skies, 7 pairs of ears, 6 of eyes, 6 mouths and 4 marks make
//! seventy thousand, enough to tell the people of a blog from each other.

use super::{Author, identity};
use crate::value::digest::Digest;

/// Middling colours, on which dark eyes show, and which show on every sky.
const FURS: [&str; 12] = [
    "#e07a5f", "#d98e32", "#b8a13a", "#7fa650", "#4fa67d", "#3fa3a8", "#4f8fc9", "#7b84d6",
    "#a678cf", "#cf6fb0", "#d9698a", "#a38a76",
];
/// Light colours, which are a calm disc on a light page and on a dark one.
const SKIES: [&str; 6] = ["#f6e7d2", "#e3eed6", "#d6ecea", "#dbe5f5", "#ece0f3", "#f6dde0"];
/// Eyes and mouth.
const INK: &str = "#26242e";
/// Behind the head, in the colour of the fur.
const EARS: [&str; 7] = [
    r#"<circle cx="10" cy="14" r="5"/><circle cx="30" cy="14" r="5"/>"#,
    r#"<path d="M8 23 9 7l11 8 11-8 1 16z"/>"#,
    r#"<ellipse cx="15" cy="10" rx="3" ry="8"/><ellipse cx="25" cy="10" rx="3" ry="8"/>"#,
    r#"<path d="M9 17c-6 1-6 9-2 13l5-2zm22 0c6 1 6 9 2 13l-5-2z"/>"#,
    r#"<path d="M16 13q-1-6 4-7-1 3 1 4 3-3 5-1-3 1-2 5z"/>"#,
    r#"<path d="m13 14-3-7h2l4 7zm14 0 3-7h-2l-4 7z"/><circle cx="11" cy="7" r="2"/><circle cx="29" cy="7" r="2"/>"#,
    r#"<path d="m8 20 1-8 4 2 3-6 4 5 4-5 3 6 4-2 1 8z"/>"#,
];
/// What of the eyes is filled, and what is drawn as a line.
const EYES: [(&str, &str); 6] = [
    (r#"<circle cx="15.5" cy="22" r="1.8"/><circle cx="24.5" cy="22" r="1.8"/>"#, ""),
    (
        r#"<g fill="white"><circle cx="15" cy="22" r="3.2"/><circle cx="25" cy="22" r="3.2"/></g><circle cx="15.5" cy="22.5" r="1.6"/><circle cx="24.5" cy="22.5" r="1.6"/>"#,
        "",
    ),
    ("", "M13 23q2.5-4 5 0m4 0q2.5-4 5 0"),
    (
        r#"<ellipse cx="15.5" cy="22" rx="1.4" ry="2.6"/><ellipse cx="24.5" cy="22" rx="1.4" ry="2.6"/>"#,
        "",
    ),
    (
        r#"<circle cx="15" cy="22" r="1.6"/><circle cx="25" cy="22" r="1.6"/>"#,
        "M11 22a4 4 0 1 0 8 0 4 4 0 1 0-8 0m10 0a4 4 0 1 0 8 0 4 4 0 1 0-8 0m-2-1h2",
    ),
    (r#"<circle cx="15.5" cy="22" r="1.8"/>"#, "M22 22.5q2.5-2.5 5 0"),
];
const MOUTHS: [&str; 6] = [
    "M16 28q4 4 8 0",
    "M17 28.5h6",
    "M15 27.5q2.5 3 5 0 2.5 3 5 0",
    "M17 29q5 1 7-2",
    "M18.5 28.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0",
    "M15 27q5 8 10 0z",
];
/// On the head, in white.
const MARKS: [&str; 4] = [
    "",
    r#"<ellipse cx="20" cy="30" rx="7.5" ry="4.8" fill="white" opacity=".45"/>"#,
    r#"<path d="M12 27h2m12 0h2" stroke="white" stroke-width="2.4" stroke-linecap="round" opacity=".5"/>"#,
    r#"<path d="M20 12.5v4m-3-3v2.5m6-2.5v2.5" stroke="white" stroke-width="1.6" stroke-linecap="round" opacity=".6"/>"#,
];

/// A small inline SVG, always the same for the same [`identity`]: about 550 bytes, 40 by 40. It has no
/// id, no style and no address, and is hidden from screen readers, since the name stands beside it.
pub fn portrait(author: &Author) -> String {
    let digest = Digest::of(format!("portrait\n{}", identity(author)));
    let mut bytes = digest.as_bytes().iter().map(|byte| usize::from(*byte));
    let mut choose = |count: usize| bytes.next().unwrap_or_default() % count;
    let (fur, sky) = (FURS[choose(FURS.len())], SKIES[choose(SKIES.len())]);
    let (ears, mark) = (EARS[choose(EARS.len())], MARKS[choose(MARKS.len())]);
    let ((dots, lines), mouth) = (EYES[choose(EYES.len())], MOUTHS[choose(MOUTHS.len())]);
    format!(
        concat!(
            r#"<svg aria-hidden="true" width="40" height="40" viewBox="0 0 40 40">"#,
            r#"<circle cx="20" cy="20" r="20" fill="{sky}"/>"#,
            r#"<g fill="{fur}">{ears}<circle cx="20" cy="23" r="12"/></g>{mark}"#,
            r#"<g fill="{ink}">{dots}</g><path d="{lines}{mouth}" fill="none" stroke="{ink}" "#,
            r#"stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>"#,
        ),
        sky = sky,
        fur = fur,
        ears = ears,
        mark = mark,
        dots = dots,
        lines = lines,
        mouth = mouth,
        ink = INK,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, url: Option<&str>, person: Option<&str>) -> String {
        let words = |text: &str| text.to_owned();
        portrait(&Author { name: name.into(), url: url.map(words), person: person.map(words) })
    }

    #[test]
    fn one_person_has_one_portrait() {
        assert_eq!(of("Mara", None, None), of(" mara ", None, None));
        assert_eq!(
            of("Mara", None, Some("12ab")),
            of("M.", Some("https://a.example"), Some("12ab"))
        );
        assert_ne!(of("Mara", None, None), of("Tom", None, None));
        assert_ne!(of("Mara", None, None), of("Mara", Some("https://mara.example"), None));
    }

    #[test]
    fn a_portrait_is_small_and_says_nothing() {
        for name in ["Mara", "\"><script>", "😀", "", "Tom", "Zoë"] {
            let drawn = of(name, None, None);
            assert!(drawn.len() < 1_100, "{} bytes for {name}", drawn.len());
            for word in ["id=", "<style", "href", "url(", "script", "Mara"] {
                assert!(!drawn.contains(word), "{word} in {drawn}");
            }
        }
    }
}
