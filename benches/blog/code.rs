//! Blocks of code, no two alike: a cache of highlighted code must not decide the race.

use crate::chance::Chance;

const NOUNS: &[&str] = &[
    "guest", "letter", "reader", "visit", "answer", "thread", "porch", "table", "walk", "kettle",
    "bridge", "lamp",
];
const VERBS: &[&str] =
    &["greet", "count", "gather", "send", "fold", "sort", "merge", "find", "follow", "open"];

type Writer = fn(&mut Chance, &str, &str) -> String;

const LANGUAGES: &[(&str, Writer)] = &[
    ("rust", rust),
    ("python", python),
    ("javascript", javascript),
    ("go", go),
    ("bash", bash),
    ("sql", sql),
    ("html", html),
    ("css", css),
    ("yaml", yaml),
    ("json", json),
];

/// A fenced block in one of ten languages; `number` makes it unique in the blog.
pub(crate) fn block(chance: &mut Chance, number: usize) -> String {
    let (language, write) = LANGUAGES[chance.below(LANGUAGES.len())];
    let noun = format!("{}_{number}", chance.pick(NOUNS));
    let verb = chance.pick(VERBS);
    format!("```{language}\n{}```", write(chance, verb, &noun))
}

/// Between `least` and `most` lines, each from `line` and its number.
fn lines(
    chance: &mut Chance,
    least: usize,
    most: usize,
    line: impl Fn(&mut Chance, usize) -> String,
) -> String {
    let count = chance.between(least, most);
    (0..count).map(|index| line(chance, index)).collect()
}

fn rust(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let body = lines(chance, 3, 7, |chance, index| {
        let (limit, name) = (chance.below(900), chance.pick(NOUNS));
        match index % 3 {
            0 => format!(
                "    let {name}{index} = {noun}.iter().filter(|x| x.len() > {limit}).count();\n"
            ),
            1 => format!(
                "    if total > {limit} {{\n        return Err(\"too many at the {name}\");\n    }}\n"
            ),
            _ => format!("    // the {name} comes first\n    total += {limit}_u32.pow({index});\n"),
        }
    });
    format!(
        "/// {verb} every {noun}.\nfn {verb}_{noun}({noun}: &[String]) -> Result<u32, &'static str> {{\n    let mut total = 0;\n{body}    Ok(total)\n}}\n"
    )
}

fn python(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let body = lines(chance, 3, 7, |chance, index| {
        let (limit, name) = (chance.below(900), chance.pick(NOUNS));
        match index % 3 {
            0 => format!("    {name}_{index} = [x for x in {noun} if x.weight > {limit}]\n"),
            1 => format!(
                "    if len({noun}) == {limit}:  # the {name} is full\n        return None\n"
            ),
            _ => format!("    print(f\"{name}: {{len({noun})}} of {limit}\")\n"),
        }
    });
    format!(
        "def {verb}_{noun}({noun}, at=\"the porch\"):\n    \"\"\"{verb} them, one by one.\"\"\"\n{body}    return sorted({noun}, key=lambda x: x.name)\n"
    )
}

fn javascript(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let body = lines(chance, 3, 7, |chance, index| {
        let (limit, name) = (chance.below(900), chance.pick(NOUNS));
        match index % 3 {
            0 => format!("  const {name}{index} = {noun}.map((x) => x.age + {limit});\n"),
            1 => format!(
                "  if ({noun}.length > {limit}) throw new Error(`no room at the {name}`);\n"
            ),
            _ => format!("  await fetch(\"/{name}/{limit}\", {{ method: \"POST\" }});\n"),
        }
    });
    format!(
        "export async function {verb}({noun}) {{\n{body}  return {noun}.at(-1); // the latest\n}}\n"
    )
}

fn go(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let body = lines(chance, 3, 6, |chance, index| {
        let (limit, name) = (chance.below(900), chance.pick(NOUNS));
        match index % 2 {
            0 => format!("\tfor i, x := range {noun} {{\n\t\t{name}[x] += i * {limit}\n\t}}\n"),
            _ => format!(
                "\tif len({noun}) > {limit} {{\n\t\treturn nil, fmt.Errorf(\"%d {name}\", {limit})\n\t}}\n"
            ),
        }
    });
    format!(
        "package porch\n\nfunc {verb}({noun} []string) (map[string]int, error) {{\n{body}\treturn seen, nil\n}}\n"
    )
}

fn bash(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let body = lines(chance, 3, 8, |chance, index| {
        let (limit, name) = (chance.below(900), chance.pick(NOUNS));
        match index % 2 {
            0 => format!("  grep -c '{name}' \"${{1}}/{name}-{limit}.txt\" || echo none\n"),
            _ => format!("  [ \"$count\" -gt {limit} ] && printf '%s\\n' \"{name} $count\"\n"),
        }
    });
    format!(
        "#!/bin/sh\nset -eu\n{verb}_{noun}() {{\n  count=$(ls {noun} | wc -l)\n{body}}}\n{verb}_{noun} \"$@\"\n"
    )
}

fn sql(chance: &mut Chance, _verb: &str, noun: &str) -> String {
    let columns = lines(chance, 3, 7, |chance, index| {
        format!(
            "  {}_{index} integer not null default {},\n",
            chance.pick(NOUNS),
            chance.below(900)
        )
    });
    let limit = chance.below(90);
    format!(
        "create table {noun} (\n{columns}  name text primary key\n);\n\nselect name, count(*) as visits\nfrom {noun}\nwhere name like 'a%' -- the early ones\ngroup by name having count(*) > {limit};\n"
    )
}

fn html(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let items = lines(chance, 3, 7, |chance, index| {
        let name = chance.pick(NOUNS);
        format!(
            "    <li class=\"{name}\" data-n=\"{index}\"><a href=\"/{name}/\">{verb} &amp; {name}</a></li>\n"
        )
    });
    format!(
        "<!-- {noun} -->\n<section id=\"{noun}\">\n  <h2>Who comes</h2>\n  <ul>\n{items}  </ul>\n</section>\n"
    )
}

fn css(chance: &mut Chance, _verb: &str, noun: &str) -> String {
    let rules = lines(chance, 3, 6, |chance, index| {
        let (name, size) = (chance.pick(NOUNS), chance.below(90));
        format!(
            ".{name}-{index} > a:hover {{\n  margin: {size}px auto;\n  color: #{size:06x}; /* quiet */\n}}\n\n"
        )
    });
    format!("@media (min-width: 40rem) {{\n  #{noun} {{ display: grid; }}\n}}\n\n{rules}")
}

fn yaml(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let items = lines(chance, 4, 9, |chance, index| {
        format!(
            "  - name: \"{} {index}\"  # {verb}\n    seats: {}\n",
            chance.pick(NOUNS),
            chance.below(90)
        )
    });
    format!("{noun}:\n{items}open: true\n")
}

fn json(chance: &mut Chance, verb: &str, noun: &str) -> String {
    let items = lines(chance, 4, 9, |chance, index| {
        format!(
            "    {{ \"{}\": {index}, \"seats\": [{}, null, true] }},\n",
            chance.pick(NOUNS),
            chance.below(90)
        )
    });
    format!("{{\n  \"{noun}\": [\n{items}    {{}}\n  ],\n  \"{verb}\": false\n}}\n")
}
