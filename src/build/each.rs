//! Work on many things at once: the only file that names rayon.
//!
//! Order is kept and findings are merged in it, so that the result is the same on any number of
//! threads.

use rayon::prelude::*;

use super::Watch;
use crate::diag::Findings;

/// Applies `work` to every item, in parallel, and keeps the order.
pub fn each<T: Sync, U: Send>(
    items: &[T],
    watch: &dyn Watch,
    work: impl Fn(&T) -> U + Sync,
) -> Vec<U> {
    let stepped = |item| {
        let done = work(item);
        watch.step();
        done
    };
    items.par_iter().map(stepped).collect()
}

/// Does two things at once.
pub fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(one, other)
}

/// Applies work that may fail. What succeeded comes back with the findings of all; what failed is
/// missing, so the caller decides whether to go on.
pub fn try_each<T: Sync, U: Send>(
    items: &[T],
    watch: &dyn Watch,
    work: impl Fn(&T) -> Result<(U, Findings), Findings> + Sync,
) -> (Vec<U>, Findings) {
    let mut values = Vec::with_capacity(items.len());
    let mut findings = Findings::none();
    for result in each(items, watch, work) {
        match result {
            Ok((value, found)) => {
                values.push(value);
                findings.absorb(found);
            }
            Err(found) => findings.absorb(found),
        }
    }
    (values, findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Unwatched;
    use crate::diag::Diagnostic;

    #[test]
    fn order_is_kept_and_failures_are_all_told() {
        let items: Vec<usize> = (0..1000).collect();
        let (values, findings) = try_each(&items, &Unwatched, |number| {
            if number % 100 == 7 {
                Err(Diagnostic::error("a/b", number.to_string()).into())
            } else {
                Ok((*number, Findings::none()))
            }
        });
        let expected: Vec<usize> = items.into_iter().filter(|number| number % 100 != 7).collect();
        assert_eq!(values, expected);
        let told: Vec<&str> = findings.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(told[..3], ["7", "107", "207"]);
    }
}
