//! One post, two posts: the English of the command line. Themes have their own, in language files.

/// `1 post`, `2 posts`; for words that take an `s`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `once`, `twice`, `3 times`.
pub fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        number => format!("{number} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, times};

    #[test]
    fn only_one_is_singular() {
        assert_eq!(
            [count(0, "post"), count(1, "post"), count(2, "post")],
            ["0 posts", "1 post", "2 posts"]
        );
        assert_eq!([0, 1, 2, 3].map(times), ["0 times", "once", "twice", "3 times"]);
    }
}
