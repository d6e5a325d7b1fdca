//! Menus lead somewhere.

use super::Site;
use crate::data::Key;
use crate::diag::{Fault, Findings, Severity};

/// A warning for each entry of a menu that names an address of this blog where nothing is. No more
/// than that: a new blog may have a menu before it has a post.
pub(super) fn faults(site: &Site) -> Findings {
    let mut findings = Findings::none();
    for (menu, entries) in &site.config.menus {
        for (index, entry) in entries.iter().enumerate() {
            if let Err(broken) = site.resolve_root(&entry.url) {
                let [menus, url] = ["menus", "url"].map(|key| Key::Name(key.to_owned()));
                let path = [menus, Key::Name(menu.clone()), Key::Item(index), url];
                let span = site.config.written.span(&path);
                let mut found = broken.at(span, Severity::Warning);
                found.fault = Fault::Setup;
                findings.push(found);
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::site::sample::{Sample, messages};

    #[test]
    fn an_entry_that_leads_nowhere_is_told() {
        let config = "menus:\n  main:\n    - {name: Here, url: /about/#me}\n    \
                      - {name: There, url: 'https://b.example/'}\n    \
                      - {name: Nowhere, url: /abuot/}\n";
        let sample = Sample::new(config).with("about.md", "## Me\n");
        let (_, findings) = sample.assemble().unwrap();
        let expected = "hobnob.yaml:7:28: `/abuot/` leads to nothing on this blog \
                        (did you mean `/about/`?)";
        assert_eq!(messages(&findings), [expected]);
    }
}
