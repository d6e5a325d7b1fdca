//! OPML 2.0: the blogroll, for programs that read feeds.

use crate::config::Person;
use crate::site::Site;
use crate::value::xml::Xml;

/// Where the format is told.
const DOCS: &str = "http://opml.org/spec2.opml";

/// Prints the people whom readers should meet, as a list to subscribe to. Of whoever has no feed there is
/// a link.
pub fn print(site: &Site) -> String {
    let mut xml = Xml::new();
    xml.open("opml", &[("version", "2.0")]);
    xml.open("head", &[]);
    xml.text("title", &[], &site.config.title);
    xml.text("ownerId", &[], site.config.base_url.as_str());
    xml.text("docs", &[], DOCS);
    xml.close();
    xml.open("body", &[]);
    for person in &*site.people {
        outline(&mut xml, person);
    }
    xml.finish()
}

fn outline(xml: &mut Xml, person: &Person) {
    let title = person.title();
    let mut attributes = vec![("text", title), ("title", title)];
    attributes.extend(person.about.as_deref().map(|about| ("description", about)));
    match &person.feed {
        Some(feed) => attributes.extend([
            ("type", "rss"),
            ("xmlUrl", feed.as_str()),
            ("htmlUrl", person.url.as_str()),
        ]),
        None => attributes.extend([("type", "link"), ("url", person.url.as_str())]),
    }
    xml.empty("outline", &attributes);
}

#[cfg(test)]
mod tests {
    use super::print;
    use crate::site::sample::Sample;

    #[test]
    fn everybody_is_an_outline() {
        let people = "people:\n\
             - {name: Priya, url: 'https://p.test/', blog: 'P & \"Q\"', feed: 'https://p.test/f?a&b'}\n\
             - {name: Wen, url: 'https://w.test/', about: Weighs.}\n";
        let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>A</title>
    <ownerId>https://a.example/</ownerId>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
    <outline text="P &amp; &quot;Q&quot;" title="P &amp; &quot;Q&quot;" type="rss" xmlUrl="https://p.test/f?a&amp;b" htmlUrl="https://p.test/"/>
    <outline text="Wen" title="Wen" description="Weighs." type="link" url="https://w.test/"/>
  </body>
</opml>
"#;
        assert_eq!(print(&Sample::new(people).with("a.md", "").site()), expected);
    }
}
