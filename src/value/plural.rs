//! One post, two posts: the English of the command line. Themes have their own, in language files.

/// `1 post`, `2 posts`; for words that take an `s`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn only_one_is_singular() {
        assert_eq!(
            [count(0, "post"), count(1, "post"), count(2, "post")],
            ["0 posts", "1 post", "2 posts"]
        );
    }
}
