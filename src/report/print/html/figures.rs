//! Which charts a report has, and what each of them says.

use super::chart::axis;
use super::chart::bars::{Bar, Bars, Together};
use super::chart::curve;
use super::chart::figure::{Figure, Table};
use crate::report::print::words;
use crate::report::{Figures, Month, Report, Within};

/// All of them, of which a report without anything said has none.
pub(super) fn all(report: &Report) -> Vec<Figure> {
    let whole = &report.whole;
    let figures = [
        (whole.comments + whole.own_comments > 0).then(|| comments(report)),
        (whole.asked > 0).then(|| answered(report)),
        survival(report),
        (whole.people > 0).then(|| people(report)),
    ];
    figures.into_iter().flatten().collect()
}

fn comments(report: &Report) -> Figure {
    let of = |figures: &Figures| [figures.comments, figures.own_comments];
    let whole = &report.whole;
    Figure {
        id: "comments",
        title: "What was said, month by month".to_owned(),
        says: format!(
            "Readers wrote {}, you wrote {}.{}",
            whole.comments,
            whole.own_comments,
            most(report)
        ),
        legend: &["readers", "you"],
        drawing: counted(report, Together::Stacked, ["by readers", "by you"], of),
        table: table(report, &["Month", "Readers", "You"], of),
    }
}

/// When most was said; only where there are months to compare.
fn most(report: &Report) -> String {
    let said = |month: &&Month| month.figures.comments;
    let most = report.months.iter().rev().max_by_key(said).filter(|_| report.months.len() > 1);
    most.map(|most| format!(" Most was said in {}.", words::month(most.days.from)))
        .unwrap_or_default()
}

fn people(report: &Report) -> Figure {
    let of = |figures: &Figures| [figures.newcomers, figures.returning];
    let whole = &report.whole;
    Figure {
        id: "people",
        title: "Who came for the first time, and who came back".to_owned(),
        says: format!(
            "{} spoke here for the first time; {} came back to another post.",
            whole.newcomers, whole.returning
        ),
        legend: &["newcomers", "came back"],
        drawing: counted(report, Together::Beside, ["newcomers", "came back"], of),
        table: table(report, &["Month", "Newcomers", "Came back"], of),
    }
}

fn answered(report: &Report) -> Figure {
    let share =
        |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let bar = |(number, month): (usize, &Month)| {
        let Figures { answered, perhaps, asked, .. } = month.figures;
        let title =
            format!("{}: {answered} of {asked}, {perhaps} perhaps", words::month(month.days.from));
        let values = [share(answered, asked), share(perhaps, asked)];
        Bar { title, name: name(report, number), values }
    };
    let steps = [0.0, 0.25, 0.5, 0.75, 1.0];
    let bars = Bars {
        together: Together::Stacked,
        steps: steps.map(|step| (step, words::percent_of(step))).to_vec(),
        bars: report.months.iter().enumerate().map(bar).collect(),
    };
    let row = |month: &Month| {
        let Figures { answered, perhaps, asked, .. } = month.figures;
        let share = words::percent(answered, asked);
        vec![
            words::month(month.days.from),
            asked.to_string(),
            answered.to_string(),
            perhaps.to_string(),
            share,
        ]
    };
    let whole = &report.whole;
    let share = words::percent(whole.answered, whole.asked);
    Figure {
        id: "answered",
        title: "How many got an answer".to_owned(),
        says: format!(
            "Of {} who hoped for an answer, {} got one: {share}.",
            whole.asked, whole.answered
        ),
        legend: &["answered", "perhaps"],
        drawing: bars.draw(),
        table: Table {
            heads: &["Month", "Hoped for", "Answered", "Perhaps", "Share"],
            rows: report.months.iter().map(row).collect(),
        },
    }
}

fn survival(report: &Report) -> Option<Figure> {
    report.survival.longest?;
    let (median, p90) = (report.whole.median_wait?, report.whole.p90_wait?);
    let says = match (median, p90) {
        (Within::Seconds(_), Within::Seconds(_)) => format!(
            "Half had an answer within {}, nine of ten within {}.",
            words::wait(Some(median)),
            words::wait(Some(p90))
        ),
        (Within::Seconds(_), Within::MoreThan(_)) => format!(
            "Half had an answer within {}; until nine of ten have one, it takes {}.",
            words::wait(Some(median)),
            words::wait(Some(p90))
        ),
        (Within::MoreThan(_), _) => {
            format!("Until half have an answer, it takes {}.", words::wait(Some(median)))
        }
    };
    let row = |step: &crate::report::survival::Step| {
        vec![words::length(step.seconds), words::percent_of(step.waiting)]
    };
    Some(Figure {
        id: "waiting",
        title: "How long people waited".to_owned(),
        says: format!(
            "The share that still waited after so long. {says} Those who wait today are counted in."
        ),
        legend: &[],
        drawing: curve::draw(&report.survival),
        table: Table {
            heads: &["After", "Still waited"],
            rows: report.survival.steps.iter().map(row).collect(),
        },
    })
}

/// Bars of two counts for each month.
fn counted(
    report: &Report,
    together: Together,
    series: [&str; 2],
    of: impl Fn(&Figures) -> [usize; 2],
) -> String {
    let months = || report.months.iter().map(|month| of(&month.figures));
    let highest = |[first, second]: [usize; 2]| match together {
        Together::Stacked => first + second,
        Together::Beside => first.max(second),
    };
    let steps = axis::steps(months().map(highest).max().unwrap_or_default());
    let bar = |(number, month): (usize, &Month)| {
        let [first, second] = of(&month.figures);
        let title = format!(
            "{}: {first} {}, {second} {}",
            words::month(month.days.from),
            series[0],
            series[1]
        );
        Bar { title, name: name(report, number), values: [first as f64, second as f64] }
    };
    let bars = Bars {
        together,
        steps: steps.into_iter().map(|step| (step as f64, step.to_string())).collect(),
        bars: report.months.iter().enumerate().map(bar).collect(),
    };
    bars.draw()
}

fn table(
    report: &Report,
    heads: &'static [&'static str],
    of: impl Fn(&Figures) -> [usize; 2],
) -> Table {
    let row = |month: &Month| {
        let counts = of(&month.figures).map(|count| count.to_string());
        [words::month(month.days.from)].into_iter().chain(counts).collect()
    };
    Table { heads, rows: report.months.iter().map(row).collect() }
}

/// How many names stand below the months: so many have room on a telephone.
const NAMES: usize = 5;

/// What stands below a month: every so many of them, from the last one back.
fn name(report: &Report, number: usize) -> Option<String> {
    let apart = report.months.len().div_ceil(NAMES).max(1);
    let months = report.months.len();
    let is_named = (months - 1 - number).checked_rem(apart) == Some(apart / 2);
    let day = report.months.get(number)?.days.from;
    is_named.then(|| day.strftime("%b ’%y").to_string())
}
