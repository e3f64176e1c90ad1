//! Invented people: names put together by chance, numbers that pass their checks and belong to nobody.
use super::chance::Chance;
use super::words::DemoWords;
use crate::identity::{check_digit, passes_luhn};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Makes people one after another and remembers what it has given out.
pub(super) struct People<'a> {
    words: &'a DemoWords,
    chance: Chance,
    surname_total: usize,
    sequences: BTreeMap<(usize, NaiveDate), u32>,
    made: usize,
}

impl<'a> People<'a> {
    pub(super) fn new(words: &'a DemoWords, chance: Chance) -> People<'a> {
        let surname_total = words.surnames.iter().map(|(_, weight)| *weight).sum();
        People { words, chance, surname_total, sequences: BTreeMap::new(), made: 0 }
    }

    pub(super) fn chance(&mut self) -> &mut Chance {
        &mut self.chance
    }

    /// A name not in `taken`, which it then joins. Every 61st has a rare character, every 53rd is in two parts.
    pub(super) fn name(&mut self, is_boy: bool, taken: &mut BTreeSet<String>) -> String {
        let place = self.made;
        self.made += 1;
        // Names of the special kinds are few, so after some tries a plain one is taken.
        for tries in 0.. {
            let name = match (place % 61, place % 53) {
                (7, _) if tries < 20 => self.rare_name(place / 61),
                (_, 11) if tries < 20 => self.dotted_name(is_boy),
                _ => self.plain_name(is_boy),
            };
            if taken.insert(name.clone()) {
                return name;
            }
        }
        String::new()
    }

    /// A grown-up's name with the surname of a pupil.
    pub(super) fn parent(&mut self, child: &str, is_man: bool) -> String {
        if child.contains('·') {
            return self.dotted_name(is_man);
        }
        let compound = self.words.compound.iter().find(|surname| child.starts_with(surname.as_str()));
        let surname: String = compound.cloned().unwrap_or_else(|| child.chars().take(1).collect());
        surname + &self.given(is_man)
    }

    /// An ID of that birthday and sex that passes its check; no two are alike.
    pub(super) fn id_number(&mut self, birth: NaiveDate, is_boy: bool) -> String {
        let region = self.chance.below(self.words.regions.len());
        let sequence = self.sequences.entry((region, birth)).or_insert(0);
        *sequence += 1;
        // Odd for boys: the pairs of a day are counted up, and one of each pair is taken.
        let number = (*sequence * 2 - u32::from(is_boy)) % 1000;
        let date = birth.year() * 10_000 + (birth.month() * 100 + birth.day()) as i32;
        let body = format!("{}{date:08}{number:03}", self.words.regions[region]);
        format!("{body}{}", char::from(check_digit(body.as_bytes())))
    }

    /// A day from the first to the last, both inside.
    pub(super) fn day_between(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let days = (last - first).num_days().max(0) as usize;
        let offset = self.chance.below(days + 1) as u64;
        first.checked_add_days(chrono::Days::new(offset)).unwrap_or(first)
    }

    fn plain_name(&mut self, is_boy: bool) -> String {
        let surname = self.surname();
        surname + &self.given(is_boy)
    }

    fn rare_name(&mut self, nth: usize) -> String {
        let rare = self.words.letters.rare.get(nth % self.words.letters.rare.len().max(1)).copied().unwrap_or('安');
        let mut name = self.surname();
        if self.chance.permille(500) {
            name.extend(self.chance.pick(&self.words.letters.both));
        }
        name.push(rare);
        name
    }

    fn dotted_name(&mut self, is_boy: bool) -> String {
        let own = if is_boy { &self.words.dotted_boys } else { &self.words.dotted_girls };
        let (own, family) = (self.chance.pick(own), self.chance.pick(&self.words.dotted_families));
        match (own, family) {
            (Some(own), Some(family)) => format!("{own}·{family}"),
            _ => self.plain_name(is_boy),
        }
    }

    fn surname(&mut self) -> String {
        if self.chance.permille(12)
            && let Some(compound) = self.chance.pick(&self.words.compound)
        {
            return compound.clone();
        }
        let mut left = self.chance.below(self.surname_total);
        for (surname, weight) in &self.words.surnames {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return surname.clone(),
            }
        }
        self.words.surnames[0].0.clone()
    }

    fn given(&mut self, is_boy: bool) -> String {
        let letters = &self.words.letters;
        let own = if is_boy { &letters.boys } else { &letters.girls };
        let mut given = String::new();
        match self.chance.below(10) {
            0 | 1 => given.extend(self.chance.pick(own)),
            2..=5 => given.extend([self.chance.pick(&letters.both), self.chance.pick(own)].into_iter().flatten()),
            6 | 7 => given.extend([self.chance.pick(own), self.chance.pick(&letters.both)].into_iter().flatten()),
            8 => given.extend([self.chance.pick(&letters.both), self.chance.pick(&letters.both)].into_iter().flatten()),
            _ => given.extend([self.chance.pick(own), self.chance.pick(own)].into_iter().flatten()),
        }
        given
    }
}

/// A number of 19 digits that passes the Luhn check.
pub(super) fn account(begin: &str, nth: usize) -> String {
    let body = format!("{begin}{nth:0width$}", width = 18usize.saturating_sub(begin.len()));
    (0..10).map(|check| format!("{body}{check}")).find(|number| passes_luhn(number)).unwrap_or(body)
}

/// A phone of 11 digits.
pub(super) fn phone(begin: &str, nth: usize) -> String {
    format!("{begin}{nth:0width$}", width = 11usize.saturating_sub(begin.len()))
}
