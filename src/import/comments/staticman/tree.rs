//! Which post a file is about, by where it lies.

/// Folders that hold comments of all posts, and are no post themselves.
const HOLDERS: [&str; 6] = ["comments", "_comments", "comment", "_data", "data", "entries"];

/// The folder that all files lie in, which says nothing of any of them.
pub(super) fn trunk<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let mut folders = files.map(folder);
    let Some(first) = folders.next() else {
        return String::new();
    };
    let shared = folders.fold(first, |trunk, folder| {
        let same = trunk.split('/').zip(folder.split('/')).take_while(|(a, b)| a == b);
        let length = same.map(|(part, _)| part.len() + 1).sum::<usize>().saturating_sub(1);
        &trunk[..length.min(trunk.len())]
    });
    shared.to_owned()
}

/// The post of a file, below the folder `trunk`: what lies between that, or a folder for comments,
/// and the file.
pub(super) fn post(file: &str, trunk: &str) -> Option<String> {
    let folder = folder(file);
    let parts: Vec<&str> = folder.split('/').collect();
    let below = match parts.iter().rposition(|part| HOLDERS.contains(part)) {
        Some(holder) => parts.get(holder + 1..).unwrap_or_default().join("/"),
        None => folder.strip_prefix(trunk).unwrap_or(folder).trim_start_matches('/').to_owned(),
    };
    Some(below).filter(|below| !below.is_empty())
}

/// The name of the folder that a file lies in, unless it is for comments of all posts.
pub(super) fn folder_name(file: &str) -> Option<&str> {
    let last = folder(file).rsplit('/').next();
    last.filter(|last| !last.is_empty() && !HOLDERS.contains(last))
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_the_folder_that_tells_files_apart() {
        let expected = [
            (&["b/_data/comments/one/1.yml", "b/_data/comments/2020/two/2.yml"][..], "one"),
            (&["all/one/1.yml", "all/two/2.yml"], "one"),
            (&["blog/one/1.yml", "blog/one/2.yml"], "-"),
            (&["blog/_comments/1.yml"], "-"),
            (&["1.yml"], "-"),
            (&["a.zip!/site/_data/comments/one/1.yml"], "one"),
        ];
        for (files, post_of) in expected {
            let trunk = trunk(files.iter().copied());
            assert_eq!(post(files[0], &trunk).as_deref().unwrap_or("-"), post_of, "{files:?}");
        }
    }
}
