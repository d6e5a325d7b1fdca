//! Who answers for the blog.

use crate::config::Config;

/// All names and addresses of those who answer for the blog.
#[derive(Clone, Debug, Default)]
pub struct Owners {
    names: Vec<String>,
    emails: Vec<String>,
    websites: Vec<String>,
    accounts: Vec<String>,
}

/// What a writer says of themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Claim<'a> {
    /// As they signed.
    pub name: &'a str,
    /// Their site.
    pub url: Option<&'a str>,
    /// Their account, without its system.
    pub account: Option<&'a str>,
    /// The system that the account is with, as ids begin: `wordpress`.
    pub system: &'a str,
    /// Their e-mail address, while it is known.
    pub email: Option<&'a str>,
}

impl Owners {
    /// Those whom the configuration names.
    pub fn of(config: &Config) -> Self {
        let owners = &config.comments.owners;
        let all = |list: fn(&crate::config::Owner) -> &Vec<String>| {
            owners.iter().flat_map(list).map(|word| word.trim().to_lowercase()).collect()
        };
        Self {
            names: all(|owner| &owner.names),
            emails: all(|owner| &owner.emails),
            websites: owners
                .iter()
                .flat_map(|owner| &owner.websites)
                .map(|site| self::site(site))
                .collect(),
            accounts: all(|owner| &owner.accounts),
        }
    }

    /// What they sign with, in lower case.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether the writer is one of them: by any of what they say, since every system knows
    /// something else of its people.
    pub fn know(&self, claim: &Claim<'_>) -> bool {
        let has = |list: &[String], word: &str| {
            list.iter().any(|known| known == &word.trim().to_lowercase())
        };
        let account = |account| {
            has(&self.accounts, account)
                || has(&self.accounts, &format!("{}:{account}", claim.system))
        };
        has(&self.names, claim.name)
            || claim.email.is_some_and(|email| has(&self.emails, email))
            || claim.account.is_some_and(account)
            || claim.url.is_some_and(|url| self.websites.contains(&site(url)))
    }
}

/// A site without what differs from one spelling to the next: `https://www.A.example/` is
/// `a.example`.
pub fn site(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let bare = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(&url);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
}
