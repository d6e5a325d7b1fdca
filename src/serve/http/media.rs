//! What a file is, by the ending of its name, as `Content-Type` says it.

/// Text that browsers would otherwise have to guess the letters of.
const WORDS: &[(&str, &str)] = &[
    ("atom", "application/atom+xml"),
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("geojson", "application/geo+json"),
    ("gpx", "application/gpx+xml"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("map", "application/json"),
    ("md", "text/markdown"),
    ("mjs", "text/javascript"),
    ("opml", "text/x-opml"),
    ("rss", "application/rss+xml"),
    ("srt", "text/plain"),
    ("svg", "image/svg+xml"),
    ("toml", "text/plain"),
    ("tsv", "text/tab-separated-values"),
    ("txt", "text/plain"),
    ("vcf", "text/vcard"),
    ("vtt", "text/vtt"),
    ("webmanifest", "application/manifest+json"),
    ("xhtml", "application/xhtml+xml"),
    ("xml", "application/xml"),
    ("xsl", "text/xsl"),
    ("yaml", "text/plain"),
    ("yml", "text/plain"),
];

/// Everything else.
const BYTES: &[(&str, &str)] = &[
    ("aac", "audio/aac"),
    ("apng", "image/apng"),
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("epub", "application/epub+zip"),
    ("flac", "audio/flac"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("ico", "image/vnd.microsoft.icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("jxl", "image/jxl"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("ogv", "video/ogg"),
    ("opus", "audio/ogg"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("ttf", "font/ttf"),
    ("wasm", "application/wasm"),
    ("wav", "audio/wav"),
    ("weba", "audio/webm"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("zip", "application/zip"),
];

/// The media type of a file, with the encoding of its letters if it has any.
pub fn of(path: &str) -> String {
    let ending = ending(path);
    if let Some(words) = named(WORDS, &ending) {
        return format!("{words}; charset=utf-8");
    }
    named(BYTES, &ending).unwrap_or("application/octet-stream").to_owned()
}

/// Whether a file is a page of HTML, which a script can be put into.
pub fn is_html(path: &str) -> bool {
    matches!(ending(path).as_str(), "html" | "htm")
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

fn named(list: &[(&str, &'static str)], ending: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == ending).map(|(_, media_type)| *media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_says_its_letters_and_pictures_do_not() {
        let expected = [
            ("index.html", "text/html; charset=utf-8"),
            ("a.b/STYLE.CSS", "text/css; charset=utf-8"),
            ("feed.atom", "application/atom+xml; charset=utf-8"),
            ("a.woff2", "font/woff2"),
            ("a.jpg", "image/jpeg"),
            ("a.b/CNAME", "application/octet-stream"),
            ("a.unheard-of", "application/octet-stream"),
            ("", "application/octet-stream"),
        ];
        for (path, media_type) in expected {
            assert_eq!(of(path), media_type, "{path}");
        }
    }
}
