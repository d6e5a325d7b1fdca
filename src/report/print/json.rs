//! As JSON, version 1.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde_json::{Map, Value, json};

use crate::remind::Post;
use crate::report::{self, Figures, Reader, Report, Survival, Talked, Unheard, Waiting, Within};

/// Prints it, with a line feed at its end. Moments are RFC 3339 in the blog's zone, lengths of time
/// are seconds, shares stand between 0 and 1.
pub fn print(report: &Report) -> String {
    let zone = report.now.time_zone();
    let all = |list: Vec<Value>| Value::Array(list);
    let months = report.months.iter().map(|month| {
        let name = ("month".to_owned(), json!(month.days.from.strftime("%Y-%m").to_string()));
        Value::Object([name].into_iter().chain(figures(&month.figures)).collect())
    });
    let object = json!({
        "version": 1,
        "blog": {"title": report.blog.title, "url": report.blog.url},
        "now": told(&report.now),
        "from": report.period.from.to_string(),
        "until": report.period.until.to_string(),
        "whole": figures(&report.whole),
        "months": all(months.collect()),
        "survival": survival(&report.survival),
        "longest": all(report.longest.iter().map(|one| waiting(one, zone)).collect()),
        "questions": all(report.questions.iter().map(|one| waiting(one, zone)).collect()),
        "started": all(report.started.iter().map(|one| talked(one, zone)).collect()),
        "silent": all(report.silent.iter().map(|one| talked(one, zone)).collect()),
        "unheard": all(report.unheard.iter().map(|one| unheard(one, zone)).collect()),
        "came_most": all(report.came_most.iter().map(|one| reader(one, zone)).collect()),
        "assumed": report.assumed,
    });
    format!("{object:#}\n")
}

fn figures(figures: &Figures) -> Map<String, Value> {
    let value = |value| match value {
        report::Value::Count(count) => json!(count),
        report::Value::Share(share) => json!(share.map(rounded)),
        report::Value::Wait(within) => json!(within.map(wait)),
    };
    figures.all().into_iter().map(|(key, one)| (key.to_owned(), value(one))).collect()
}

/// To four digits: more would only be noise, and differ from machine to machine.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

fn wait(within: Within) -> Value {
    let (seconds, is_more) = match within {
        Within::Seconds(seconds) => (seconds, false),
        Within::MoreThan(seconds) => (seconds, true),
    };
    json!({"seconds": seconds, "is_more": is_more})
}

fn survival(survival: &Survival) -> Value {
    let step = |step: &report::survival::Step| json!({"seconds": step.seconds, "waiting": rounded(step.waiting)});
    survival.steps.iter().map(step).collect()
}

fn waiting(one: &Waiting, zone: &TimeZone) -> Value {
    json!({
        "id": one.id,
        "post": post(&one.post),
        "url": one.url,
        "name": one.name,
        "since": moment(one.since, zone),
    })
}

fn talked(one: &Talked, zone: &TimeZone) -> Value {
    json!({"post": post(&one.post), "comments": one.comments, "at": moment(one.at, zone)})
}

fn unheard(one: &Unheard, zone: &TimeZone) -> Value {
    json!({"post": post(&one.post), "at": moment(one.at, zone)})
}

fn reader(one: &Reader, zone: &TimeZone) -> Value {
    json!({
        "name": one.name,
        "website": one.website,
        "comments": one.comments,
        "posts": one.posts,
        "first": moment(one.first, zone),
    })
}

fn post(post: &Post) -> Value {
    json!({"document": post.document, "title": post.title, "url": post.url})
}

fn moment(at: Timestamp, zone: &TimeZone) -> String {
    told(&at.to_zoned(zone.clone()))
}

fn told(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
