//! Which signs are one person's: whoever is known by two of them joins all who are known by either.

use std::collections::HashMap;

use crate::comment::Sign;

/// Signs, joined.
#[derive(Debug, Default)]
pub(super) struct Kin {
    numbers: HashMap<Sign, usize>,
    /// By the number of a sign, an earlier one of the same person; of the earliest, its own.
    earlier: Vec<usize>,
}

impl Kin {
    /// Takes these signs to be one person's; the number of one of them, less than how often this was asked.
    pub(super) fn join(&mut self, signs: &[Sign]) -> usize {
        // Most people have one sign, and speak more than once.
        if let [sign] = signs
            && let Some(number) = self.known(*sign)
        {
            return number;
        }
        let known = signs.iter().filter_map(|sign| self.known(*sign)).min();
        let first = known.unwrap_or(self.earlier.len());
        if known.is_none() {
            self.earlier.push(first);
        }
        for sign in signs {
            let number = self.numbers.insert(*sign, first).map(|number| self.first(number));
            if let Some(other) = number.filter(|other| *other != first) {
                self.earlier[other] = first;
            }
        }
        first
    }

    /// The earliest number of the person that a number belongs to.
    pub(super) fn first(&self, mut number: usize) -> usize {
        while self.earlier[number] != number {
            number = self.earlier[number];
        }
        number
    }

    /// The earliest number of whoever is known by a sign.
    pub(super) fn known(&self, sign: Sign) -> Option<usize> {
        self.numbers.get(&sign).map(|number| self.first(*number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_known_by_two_signs_joins_both() {
        let sign = |number: u64| Sign::parse(&format!("{number:012x}")).unwrap();
        let mut kin = Kin::default();
        let asked = [vec![1], vec![2], vec![3, 4], vec![5], vec![2, 4], vec![1, 6]];
        let numbers: Vec<usize> = asked
            .iter()
            .map(|signs| kin.join(&signs.iter().copied().map(sign).collect::<Vec<_>>()))
            .collect();
        let first: Vec<usize> = numbers.iter().map(|number| kin.first(*number)).collect();
        assert_eq!(first, [0, 1, 1, 3, 1, 0]);
        assert_eq!([3, 6, 7].map(|number| kin.known(sign(number))), [Some(1), Some(0), None]);
    }
}
