//! Whether a waiver holds, and what is said when it does not.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{SOON, Waiver};
use crate::policy::finding::Hit;
use crate::policy::rule::{Level, Rule, Subject};
use crate::policy::setting::Settings;
use crate::value::plural::count;

impl Waiver {
    /// Why it does not hold on the day `today`, in a post of the day `written`: nothing when it does.
    pub(super) fn faults(
        &self,
        settings: &Settings,
        written: Option<Date>,
        today: Date,
    ) -> Vec<Hit> {
        if !settings.rule(self.rule).waivable.value {
            return vec![self.not_allowed()];
        }
        let set = settings.rule(Rule::Waiver);
        let reason = self.unexplained(set.number("reason"));
        let end = self.endless(set.number("days"), written.unwrap_or(today), today);
        let end = end.or_else(|| self.over(today));
        reason.into_iter().chain(end).collect()
    }

    fn not_allowed(&self) -> Hit {
        let rule = self.rule;
        let help = match rule {
            Rule::Waiver => "mend or delete the waiver that it finds".to_owned(),
            _ if rule.subject() == Subject::Blog => {
                format!("it is about the whole blog: set `policy.rules.{rule}` in `hobnob.yaml`")
            }
            _ => format!(
                "mend what it finds; only the blog's owner can allow waivers of it, by \
                 `policy: {{rules: {{{rule}: {{waivable: true}}}}}}` in `hobnob.yaml`"
            ),
        };
        Hit::at(Rule::Waiver, &self.place.rule, format!("`{rule}` cannot be waived")).help(help)
    }

    fn unexplained(&self, least: usize) -> Option<Hit> {
        let letters = self.reason.chars().count();
        let message = match letters {
            _ if letters >= least => return None,
            0 => "this waiver gives no reason".to_owned(),
            _ => format!("`{}` is too short for a reason: it takes {least} letters", self.reason),
        };
        let help = "say for somebody who does not know you why this may stay";
        Some(Hit::at(Rule::Waiver, &self.place.reason, message).help(help))
    }

    /// It reaches too far.
    fn endless(&self, days: usize, written: Date, today: Date) -> Option<Hit> {
        let days_ahead = i32::try_from(days).unwrap_or(i32::MAX);
        let last = written.checked_add(days_ahead.days()).ok()?;
        let until = self.until.filter(|until| *until > last && *until >= today)?;
        let message =
            format!("`{until}` is more than {} after the post's date", count(days, "day"));
        let help = match last >= today {
            true => format!("write `until: {last}` or an earlier day"),
            false => "if you looked at the post again, say so by `updated` in its front matter; \
                      or leave `until` out, and let the reason stand as long as the post"
                .to_owned(),
        };
        Some(Hit::at(Rule::Waiver, &self.place.until, message).help(help))
    }

    fn over(&self, today: Date) -> Option<Hit> {
        let until = self.until.filter(|until| *until < today)?;
        let message = format!("this waiver of `{}` was over on {until}", self.rule);
        let help = "look at the post again: delete the waiver (`hobnob check --fix` does), or move \
                    `until`";
        Some(Hit::at(Rule::Waiver, &self.place.until, message).help(help).mend(self.removal))
    }

    /// Nobody needs it.
    pub(super) fn unused(&self, settings: &Settings) -> Hit {
        let (rule, here) = (self.rule, if self.block.is_some() { "in this block" } else { "here" });
        let message = match settings.level(rule) {
            Level::Off => format!("`{rule}` is off here: there is nothing to waive"),
            _ => format!("`{rule}` finds nothing {here} that this waiver could let pass"),
        };
        Hit::at(Rule::Waiver, &self.place.rule, message)
            .help("delete it; `hobnob check --fix` does")
            .mend(self.removal)
    }

    /// It will be over soon.
    pub(super) fn ending(&self, today: Date) -> Option<Hit> {
        let until = self.until?;
        let left = today.until(until).ok()?.get_days();
        let when = match left {
            0 => "today".to_owned(),
            1..=SOON => format!("in {}", count(usize::try_from(left).unwrap_or(0), "day")),
            _ => return None,
        };
        let message = format!("this waiver of `{}` is over {when}", self.rule);
        let help =
            format!("what it lets pass counts again after {until}: mend it, or move `until`");
        Some(Hit::at(Rule::Waiver, &self.place.until, message).help(help))
    }
}
