//! A small blog, as the choices that somebody made who wrote it.

use std::collections::BTreeMap;

/// Every file of a blog with its words.
pub(super) type Files = BTreeMap<String, String>;

/// A small blog: which of its lines are chosen.
#[derive(Clone, Debug)]
pub(super) struct Blog {
    pub(super) posts: Vec<Post>,
    pub(super) config: Vec<usize>,
    pub(super) files: Vec<usize>,
}

/// A post, and what was said to it.
#[derive(Clone, Debug)]
pub(super) struct Post {
    pub(super) name: usize,
    pub(super) folder: usize,
    pub(super) is_bundle: bool,
    pub(super) front: Vec<usize>,
    pub(super) body: Vec<usize>,
    pub(super) talk: usize,
}

/// What may be chosen, line by line.
pub(super) type Choices = &'static [&'static [&'static str]];

pub(super) const FOLDERS: &[&str] = &["posts", "notes", "posts/deep"];

pub(super) const CONFIG: Choices = &[
    &["title: The Open Door", "title: The Shut Door", "titel: Typo"],
    &["", "menus: {main: [{name: A, url: /posts/}]}", "menus: {main: [{name: B, url: /about/}]}"],
    &["", "pagination: {per_page: 1}", "pagination: {per_page: 2}"],
    &["", "policy: {preset: strict}", "policy: {level: off}", "policy: {baseline: other.json}"],
    &["", "theme_options: {accent: sea}", "theme: own", "theme_options: {accent: none}"],
    &["", "output: {minify: true}", "output: {redirects_file: true}"],
    &["", "feeds: {formats: [json], limit: 1}"],
    &["", "permalinks: {posts: '/:year/:slug/'}", "permalinks: {pages: '/p/:slug/'}"],
    &["", "markdown: {math: true}", "markdown: {wiki_links: true, smart_punctuation: false}"],
    &["", "language: de"],
    &["", "timezone: Pacific/Auckland"],
    &[
        "",
        "comments: {owners: [{names: [Mara]}], answer: {mail: m@door.example}}",
        "comments: {people: false}",
        "comments: {people_follow: true}",
    ],
    &["", "people: [{name: Priya, url: 'https://priya.example/'}]"],
    &["", "taxonomies: {tags: {feed: true, per_page: 1}, places: {}}"],
    &["", "links: {broken: warn}"],
    &["", "extra: {motto: Come in.}"],
    &["", "author: mara\nauthors: {mara: {name: Mara Lind, bio: Mends chairs.}, idris: {}}"],
    &["", "highlight: {light: InspiredGitHub}"],
];

pub(super) const FRONT: Choices = &[
    &["title: One", "title: Two", "title: 'Tea & <b>'", ""],
    &["", "slug: away", "slug: about"],
    &["date: 2026-03-01", "date: 2026-04-02", "date: 2027-01-01", "date: never"],
    &["", "tags: [tea]", "tags: [tea, cake]", "tags: [Cake]"],
    &["", "draft: true"],
    &["", "sponsor: The kettle works"],
    &["", "aliases: [/old/]", "aliases: [/old/, /older/]"],
    &["", "series: Tables"],
    &["", "expires: 2026-02-01"],
    &["", "lang: de"],
    &["", "comments: closed", "comments: off"],
    &["", "authors: [mara]", "authors: [idris, mara]"],
    &["", "summary: In *short*.", "description: In short."],
    &["", "updated: 2026-04-04"],
    &["", "policy: {waive: [{rule: affiliate-link, reason: an old friend of ours wrote it}]}"],
    &["", "titel: Typo", "extra: {mood: windy}", "categories: [evenings]"],
];

pub(super) const BODY: Choices = &[
    &["Come in.", "Come on.", "Come out, the kettle is on."],
    &["", "```rust\nfn a() {}\n```", "```rust\nfn b() {}\n```"],
    &["", "::wave{to=\"Idris\"}", "::wave{to=\"Mara\"}", "::nobody{}"],
    &["", "## A heading", "## Another {#a-heading}"],
    &["", "[there](OTHER)", "[there](OTHER#a-heading)", "[nowhere](nowhere.md)"],
    &["", "![a cup](cup.svg)", "![a cup](/cup.svg)"],
    &["", "<a href=\"https://www.amazon.com/dp/B01?tag=me-20\">Buy this now!</a>"],
    &["", "A note.[^1]\n\n[^1]: Here.", "It is $100$ degrees.", "[[about]]"],
    &["", "<!-- more -->\n\nAnd more."],
];

pub(super) const TALK: &[&str] = &[
    "",
    "comments:\n- id: a:1\n  date: 2026-03-02T10:00:00Z\n  author: Runa\n  plain: I am!\n",
    "comments:\n- id: a:1\n  date: 2026-03-02T10:00:00Z\n  author: Runa\n  plain: I do!\n",
    "comments:\n- id: a:1\n  date: 2026-03-02T10:00:00Z\n  author: Runa\n  plain: I am!\n\n- id: a:2\n  parent: a:1\n  author: Mara\n  owner: true\n  date: 2026-03-03T10:00:00Z\n  markdown: Do *come*.\n",
    "comments:\n- id: a:1\n  date: 2026-03-02T10:00:00Z\n  author: Runa\n  status: pending\n  plain: I am!\n",
    "comments:\n- id: b:1\n  date: 2026-03-05T10:00:00Z\n  author: Olu\n  url: https://priya.example/\n  plain: Late.\n",
    "comments: [\n",
];

/// Files besides, each with what it may say; where that is nothing, it is not there.
pub(super) const FILES: &[(&str, &[&str])] = &[
    ("content/about.md", &["About us.\n", "---\ntitle: Us\n---\nAbout us.\n", "# We\n\nAbout.\n"]),
    ("content/_index.md", &["", "---\ntitle: Home\n---\nWelcome.\n", "Well, come.\n"]),
    ("content/posts/_index.md", &["", "---\ntitle: All posts\n---\nHere.\n"]),
    ("templates/post.html", &["", THANKS, OWN, "{% if %}\n"]),
    ("templates/parts/own.html", &["<p>own</p>", "<p>OWN</p>", "", "{{ site.data.cups.count }}"]),
    ("templates/parts/tags.html", &["", "<p>tags</p>", "{{ nothing }}"]),
    ("templates/wave.html", &[WAVE, "", "{% component wave(to: string) %}{{ to }}!"]),
    ("templates/404.html", &["", "<p>Gone to sea.</p>"]),
    (
        "static/style.scss",
        &["a { b { color: red } }\n", "@import \"vars\";\n", "a { color: $x; }\n"],
    ),
    ("static/_vars.scss", &["$x: red; a { b: $x }\n", "$x: blue; a { b: $x }\n"]),
    ("static/note.txt", &["one\n", "two\n", ""]),
    ("static/cup.svg", &[CUP, WIDE_CUP, ""]),
    ("static/porch.css", &["", "a{color:red}\n"]),
    ("data/cups.yaml", &["count: 6\n", "count: 5\n", "count: [\n"]),
    ("languages/en.yaml", &["", "phrases:\n  by: From\n"]),
    ("themes/own/theme.yaml", &["api: 1\nname: Own\nextends: porch\n", "api: 2\n"]),
    ("themes/own/templates/parts/pager.html", &["", "<p>pages</p>"]),
    ("themes/own/static/own.css", &["a{}\n", "b{}\n"]),
    ("content/people/_index.md", &["", "---\ntitle: Us all\n---\nWho talks.\n"]),
    ("comments/_unlisted.yaml", &["", "people: [81cc18bca587]\n", "people: [Runa]\n"]),
    ("policy-baseline.json", &["", "{\"version\": 1, \"posts\": {}}\n", "{\n"]),
];

const THANKS: &str = "{% extends \"porch/post.html\" %}{% block post_foot %}{{ super() }}Thanks.{% endblock post_foot %}";
const OWN: &str = "{% extends \"porch/post.html\" %}{% block post_foot %}{% include \"parts/own.html\" %}{{ asset(path=\"note.txt\") }}{% endblock post_foot %}";
const WAVE: &str =
    "{% component wave(to: string) %}<p>{{ to }} waves.</p>{% endcomponent wave %}\n";
const CUP: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n";
const WIDE_CUP: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"3\"/>\n";

impl Default for Blog {
    fn default() -> Self {
        let posts = (0..3).map(|name| Post::new(name, name % 2)).collect();
        Self { posts, config: vec![0; CONFIG.len()], files: vec![0; FILES.len()] }
    }
}

impl Blog {
    /// Every file with its words.
    pub(super) fn files(&self) -> Files {
        let config = format!("base_url: https://door.example/\n{}", chosen(CONFIG, &self.config));
        let mut files = Files::from([("hobnob.yaml".to_owned(), config)]);
        let others = FILES.iter().zip(&self.files);
        let others = others.map(|((path, words), choice)| ((*path).to_owned(), words[*choice]));
        files.extend(others.map(|(path, words)| (path, words.to_owned())));
        for (at, post) in self.posts.iter().enumerate() {
            let other = &self.posts[(at + 1) % self.posts.len()];
            files.insert(format!("content/{}", post.path()), post.text(other));
            files.insert(format!("comments/{}.yaml", post.stem()), TALK[post.talk].to_owned());
            let cup = if post.is_bundle { CUP } else { "" };
            files.insert(format!("content/{}/cup.svg", post.stem()), cup.to_owned());
        }
        files.retain(|_, words| !words.is_empty());
        files
    }
}

impl Post {
    pub(super) fn new(name: usize, folder: usize) -> Self {
        let (front, body) = (vec![0; FRONT.len()], vec![0; BODY.len()]);
        Self { name, folder, is_bundle: false, front, body, talk: 0 }
    }

    /// Its place without the ending.
    fn stem(&self) -> String {
        format!("{}/post-{}", FOLDERS[self.folder], self.name)
    }

    fn path(&self) -> String {
        self.stem() + if self.is_bundle { "/index.md" } else { ".md" }
    }

    fn text(&self, other: &Self) -> String {
        let above = "../".repeat(self.path().matches('/').count());
        let (front, body) = (chosen(FRONT, &self.front), chosen(BODY, &self.body));
        let body = body.replace("OTHER", &(above + &other.path())).replace('\n', "\n\n");
        format!("---\n{front}---\n{}\n", body.replace("\n\nfn", "\nfn").replace("\n\n```", "\n```"))
    }
}

fn chosen(choices: Choices, made: &[usize]) -> String {
    let lines = choices.iter().zip(made).map(|(line, choice)| line[*choice]);
    lines.filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}
