//! What a blog calls its post towards Disqus.

use super::super::Thread;

/// Adds to `thread` what `written` says of its post: a name or a number, a path, an address, or a
/// number with an address, as the WordPress plugin writes it (`198 http://a.example/?p=198`).
pub(in crate::import::comments) fn add(written: &str, thread: &mut Thread) {
    let written = written.trim();
    let (id, address) = match written.split_once(' ') {
        Some((id, address)) if is_address(address.trim()) => (id, address.trim()),
        _ => (written, written),
    };
    let url = match address {
        address if is_address(address) => address.to_owned(),
        path if path.contains('/') && !path.contains(char::is_whitespace) => {
            format!("/{}", path.trim_start_matches('/'))
        }
        _ => String::new(),
    };
    add_new(&mut thread.ids, id.to_owned());
    add_new(&mut thread.urls, url);
}

fn add_new(list: &mut Vec<String>, new: String) {
    if !new.is_empty() && !list.contains(&new) {
        list.push(new);
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_may_hold_an_address() {
        let expected: [(&str, &[&str], &[&str]); 6] = [
            ("", &[], &[]),
            ("hello", &["hello"], &[]),
            ("On tea/coffee", &["On tea/coffee"], &[]),
            ("2020/hello/", &["2020/hello/"], &["/2020/hello/"]),
            ("https://a.example/b", &["https://a.example/b"], &["https://a.example/b"]),
            ("7 http://a.example/?p=7", &["7"], &["http://a.example/?p=7"]),
        ];
        for (written, ids, urls) in expected {
            let mut thread = Thread::default();
            add(written, &mut thread);
            add(written, &mut thread);
            assert_eq!(thread.ids, ids, "{written}");
            assert_eq!(thread.urls, urls, "{written}");
        }
    }
}
