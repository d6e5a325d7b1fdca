//! Three posts that the policy is of one mind about.

/// One that sells nothing.
pub(crate) const OPEN: &str = "\
---
title: Hello
date: 2026-03-01
---

Come in, the kettle is on. We are five this evening, and there is soup for eight.
";

/// One with an advert in it, which is refused.
pub(crate) const SELLS: &str = r#"---
title: Hello
date: 2026-03-01
---

Come in, the kettle is on.

<script async src="https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-1"></script>
<ins class="adsbygoogle" data-ad-client="ca-pub-1" data-ad-slot="2"></ins>

We are five this evening, and there is soup for eight.
"#;

/// One with a paid link that it does not tell of, by the way, which is warned of.
pub(crate) const NEARLY: &str = "\
---
title: Hello
date: 2026-03-01
---

Come in, the kettle is on. We are five this evening, and there is soup for eight: beans, leeks, a bay leaf from the
neighbour's tree and the last of the autumn's potatoes. It stands on the stove since noon.

Somebody asked about the pot. It is [this one](https://www.amazon.com/dp/B00004OCIP?tag=kettle-20), dented by now, and
it came with us through three kitchens. What I know of soup I know from my aunt, who never measured anything and never
let anybody leave hungry. If you come, bring a spoon and a story; the table is long enough for both.
";
