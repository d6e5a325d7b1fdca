//! HTML as its tags, each with its bytes. Knows nothing of what they are for.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use lol_html::html_content::Element;
use lol_html::{HtmlRewriter, Settings, element};

/// An opening tag and what is known of its element.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case and values as written, entities and all, in their order.
    pub(super) attributes: Vec<(String, String)>,
    /// The opening tag.
    pub(super) range: Range<usize>,
    /// Where its closing tag begins, or that of the element around it; nothing where neither comes.
    pub(super) end: Option<usize>,
}

impl Tag {
    fn of(element: &Element<'_, '_>) -> Self {
        let attributes = element.attributes().iter();
        Self {
            name: element.tag_name(),
            attributes: attributes.map(|it| (it.name(), it.value())).collect(),
            range: element.source_location().bytes(),
            end: None,
        }
    }

    /// The value of an attribute, of two with one name the first.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut named = self.attributes.iter().filter(|(named, _)| named == name);
        named.next().map(|(_, value)| value.as_str())
    }

    /// The bytes between the opening and the closing tag; none where no end is known.
    pub(super) fn inside(&self) -> Range<usize> {
        let start = self.range.end;
        start..self.end.unwrap_or(start).max(start)
    }
}

/// Name and attributes of the first opening tag of `html`, both names in lower case and values as written.
pub fn opening(html: &str) -> Option<(String, Vec<(String, String)>)> {
    tags(html).into_iter().next().map(|tag| (tag.name, tag.attributes))
}

/// Every opening tag of `html` in its order, as the HTML standard's tokenizer has them: what stands
/// in comments, in scripts, in `noscript` and in the text of fields is no tag.
///
/// Takes time proportional to `html`, however wrong it is.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let tags = Rc::new(RefCell::new(Vec::<Tag>::new()));
    let every = element!("*", |element: &mut Element<'_, '_>| {
        let place = tags.borrow().len();
        tags.borrow_mut().push(Tag::of(element));
        if let Some(handlers) = element.end_tag_handlers() {
            let tags = Rc::clone(&tags);
            handlers.push(Box::new(move |end| {
                if let Some(tag) = tags.borrow_mut().get_mut(place) {
                    tag.end = Some(end.source_location().bytes().start);
                }
                Ok(())
            }));
        }
        Ok(())
    });
    let settings = Settings::new().with_strict(false).append_element_content_handler(every);
    let mut reader = HtmlRewriter::new(settings, |_: &[u8]| ());
    // Only a limit on memory could fail here, and there is none.
    let _ = reader.write(html.as_bytes()).and_then(|()| reader.end());
    tags.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_knows_its_bytes_and_its_inside() {
        let html = "é <DIV Class=a data-b><p>ü<br></div><!-- <i> --><script><b></script><a";
        let tags = tags(html);
        let told: Vec<(&str, &str, &str)> = tags
            .iter()
            .map(|tag| (&*tag.name, &html[tag.range.clone()], &html[tag.inside()]))
            .collect();
        let expected = [
            ("div", "<DIV Class=a data-b>", "<p>ü<br>"),
            ("p", "<p>", "ü<br>"),
            ("br", "<br>", ""),
            ("script", "<script>", "<b>"),
        ];
        assert_eq!(told, expected);
        let attributes = [("class", "a"), ("data-b", "")];
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(tags[0].attributes, attributes);
    }
}
