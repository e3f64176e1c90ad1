//! Who was sent a letter and who has answered, however the answer came: by the slip, or by a sign-up list without one.
use super::steps::Share;
use crate::ids::{HomeClassId, StudentId};
use crate::notice::offers;
use crate::records::Group;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A pupil in the school, as far as letters and answers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The pupil.
    pub student: StudentId,
    /// The class.
    pub class: HomeClassId,
    /// The grade, 1–9.
    pub grade: u8,
    /// Whether a letter with a slip was printed.
    pub printed: bool,
    /// Whether the slip came back.
    pub returned: bool,
    /// Whether there is a place in a group, now or later.
    pub enrolled: bool,
    /// Whether a sign-up list named the pupil and chose nothing: no part is taken.
    pub declined: bool,
}

/// How a pupil's slip stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SlipState {
    /// It came back.
    Returned,
    /// It is out, but the pupil is signed up: that is the answer.
    SignedUp,
    /// It is out, but a sign-up list says that the pupil takes no part: that is the answer.
    Declined,
    /// Nothing was heard.
    Silent,
}

impl SlipState {
    /// How the slip of a pupil stands.
    pub fn of(returned: bool, enrolled: bool, declined: bool) -> SlipState {
        match (returned, enrolled, declined) {
            (true, ..) => SlipState::Returned,
            (false, true, _) => SlipState::SignedUp,
            (false, false, true) => SlipState::Declined,
            (false, false, false) => SlipState::Silent,
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            SlipState::Returned => "已收",
            SlipState::SignedUp => "已报名",
            SlipState::Declined => "不参加",
            SlipState::Silent => "未收",
        }
    }
}

/// The slips of a class or of the school by how they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slips {
    /// Came back.
    pub returned: u32,
    /// Out, of pupils who are signed up.
    pub signed_up: u32,
    /// Out, of pupils who take no part.
    pub declined: u32,
    /// Out, of pupils of whom nothing was heard.
    pub silent: u32,
    /// Of these the ones still to be asked after: in classes that did not sign up by a list.
    pub open: u32,
}

impl Slips {
    /// Counts slips by how they stand; all that are silent are open.
    pub fn of(states: impl IntoIterator<Item = SlipState>) -> Slips {
        let mut slips = Slips::default();
        for state in states {
            match state {
                SlipState::Returned => slips.returned += 1,
                SlipState::SignedUp => slips.signed_up += 1,
                SlipState::Declined => slips.declined += 1,
                SlipState::Silent => slips.silent += 1,
            }
        }
        slips.open = slips.silent;
        slips
    }

    /// How many were printed.
    pub fn printed(self) -> u32 {
        self.returned + self.signed_up + self.declined + self.silent
    }

    /// `已收 3，已报名 27，还没有回音 4`; what there is none of is left out but for what came back by slips alone.
    pub fn said(self) -> String {
        let Slips { returned, signed_up, declined, silent, open } = self;
        match (self.printed(), signed_up + declined, silent) {
            (0, ..) => "还没有印回执".to_owned(),
            (printed, 0, 0) => format!("回执已收齐（{printed} 份）"),
            (_, 0, silent) => format!("回执已收 {returned}，未收 {silent}"),
            _ => {
                let parts = [("回执已收", returned), ("已报名", signed_up), ("不参加", declined), ("还没有回音", open)];
                let some = parts.iter().filter(|(_, count)| *count > 0);
                let mut said: Vec<String> = some.map(|(what, count)| format!("{what} {count}")).collect();
                if silent > open {
                    said.push(format!("不用再等 {}（本班已按名单报名）", silent - open));
                }
                said.join("，")
            }
        }
    }
}

/// Letters and answers of a whole school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Letters printed and due: to every pupil who can sign up for a group, unless signed up without a slip or in a class that
    /// signed up by a list.
    pub letters: Share,
    /// Pupils to whom none is due, since they or their class answered without one.
    pub elsewhere: u32,
    /// Of these the ones who take no part, as a sign-up list says.
    pub declined: u32,
    /// The slips printed.
    pub slips: Slips,
}

/// Counts letters and answers. A sign-up list that names pupils who take no part answers for each pupil it names, and for no
/// other. Where none is named so, a class of which at least half is signed up without a slip has answered by a list of those
/// who join: whoever of it is not signed up is neither due a letter nor asked after, whatever else is printed.
pub fn answers(pupils: &[Asked], groups: &[Group], today: NaiveDate) -> Answers {
    let by_list = by_list(pupils);
    let is_elsewhere = |pupil: &Asked| has_answered(pupil) || by_list.contains(&pupil.class);
    let mut found = Answers::default();
    for (pupil, is_offered) in pupils.iter().zip(offered(pupils, groups, today)) {
        found.letters.done += u32::from(is_offered && pupil.printed);
        found.letters.due += u32::from(is_offered && (pupil.printed || !is_elsewhere(pupil)));
        let is_spared = is_offered && !pupil.printed && is_elsewhere(pupil);
        found.elsewhere += u32::from(is_spared);
        found.declined += u32::from(is_spared && pupil.declined && !pupil.enrolled);
    }
    let printed = || pupils.iter().filter(|pupil| pupil.printed);
    let state = |pupil: &Asked| SlipState::of(pupil.returned, pupil.enrolled, pupil.declined);
    found.slips = Slips::of(printed().map(state));
    let is_open = |pupil: &&Asked| state(pupil) == SlipState::Silent && !by_list.contains(&pupil.class);
    found.slips.open = printed().filter(is_open).count() as u32;
    found
}

/// Whether each pupil is still owed a letter: none is printed, there is something to sign up for, and neither the pupil nor the
/// class has answered, as [`answers`] counts it.
pub fn owed(pupils: &[Asked], groups: &[Group], today: NaiveDate) -> Vec<bool> {
    let by_list = by_list(pupils);
    let of = |(pupil, is_offered): (&Asked, bool)| {
        is_offered && !pupil.printed && !has_answered(pupil) && !by_list.contains(&pupil.class)
    };
    pupils.iter().zip(offered(pupils, groups, today)).map(of).collect()
}

fn has_answered(pupil: &Asked) -> bool {
    (pupil.enrolled || pupil.declined) && !pupil.returned
}

/// The classes that answered by a list of those who join.
fn by_list(pupils: &[Asked]) -> BTreeSet<HomeClassId> {
    let mut listed: BTreeMap<HomeClassId, (u32, u32)> = BTreeMap::new();
    let told: BTreeSet<HomeClassId> = pupils.iter().filter(|pupil| pupil.declined).map(|pupil| pupil.class).collect();
    for pupil in pupils {
        let of = listed.entry(pupil.class).or_default();
        of.0 += u32::from(pupil.enrolled && !pupil.returned);
        of.1 += 1;
    }
    let half = |(_, (listed, all)): &(HomeClassId, (u32, u32))| *listed > 0 && listed * 2 >= *all;
    listed.into_iter().filter(half).map(|(class, _)| class).filter(|class| !told.contains(class)).collect()
}

/// Whether there is anything to sign up for in each pupil's grade.
fn offered(pupils: &[Asked], groups: &[Group], today: NaiveDate) -> Vec<bool> {
    let mut known: BTreeMap<u8, bool> = BTreeMap::new();
    let mut of = |grade| *known.entry(grade).or_insert_with(|| !offers(groups, grade, today).is_empty());
    pupils.iter().map(|pupil| of(pupil.grade)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::{day, group};
    use crate::words::ServiceKind;
    use chrono::Weekday;

    /// `1:p-e`: class 1, printed, not returned, enrolled.
    fn pupil(text: &str) -> Asked {
        let (class, signs) = text.split_once(':').unwrap_or_default();
        let class: i64 = class.parse().unwrap_or_default();
        let has = |sign: char| signs.contains(sign);
        let grade = if class == 9 { 6 } else { 1 };
        Asked {
            student: StudentId(0),
            class: HomeClassId(class),
            grade,
            printed: has('p'),
            returned: has('r'),
            enrolled: has('e'),
            declined: has('n'),
        }
    }

    #[test]
    fn an_answer_counts_however_it_came() {
        let mut choir = group(1, "合唱", ServiceKind::Club, &[Weekday::Tue], "17:30", "18:30");
        choir.grades = "1-2".to_owned();
        // pupils: class, printed, returned, enrolled, no part → letters printed/due, elsewhere, slips: returned, signed up, silent, open
        for (pupils, wanted) in [
            ("1: 1: 9:", "0/2 0 0 0 0 0"),
            ("1:p 1: 9:", "1/2 0 0 0 1 1"),
            ("1:p 1:pr 1:pre 2:", "3/4 0 2 0 1 1"),
            ("1:e 1:e 1:", "0/0 3 0 0 0 0"),
            ("1:pe 1:pe 1:p 2:e 2:", "3/3 2 0 2 1 0"),
            ("1:pe 1:p 1:p 1:p", "4/4 0 0 1 3 3"),
            ("1:e 1: 1: 1:", "0/3 1 0 0 0 0"),
            ("1:pe 1:pre 1:p 2:", "3/4 0 1 1 1 1"),
            ("1:e 1:e 1:n 1:", "0/1 3 0 0 0 0"),
            ("1:pe 1:pe 1:pn 1:p", "4/4 0 0 2 1 1"),
            ("1:n 1:en 2:prn", "1/1 2 1 0 0 0"),
        ] {
            let asked: Vec<Asked> = pupils.split(' ').map(pupil).collect();
            let Answers { letters, elsewhere, slips, declined } =
                answers(&asked, std::slice::from_ref(&choir), day("2026-11-24"));
            let found = format!(
                "{}/{} {elsewhere} {} {} {} {}",
                letters.done, letters.due, slips.returned, slips.signed_up, slips.silent, slips.open
            );
            assert_eq!(found, wanted, "{pupils}");
            let spared = asked.iter().filter(|each| each.declined && !each.enrolled && !each.printed).count();
            assert_eq!(declined as usize, spared, "{pupils}");
            let owed = owed(&asked, std::slice::from_ref(&choir), day("2026-11-24"));
            let owed = owed.into_iter().filter(|owed| *owed).count() as u32;
            assert_eq!(owed, letters.due - letters.done, "{pupils}");
        }
    }

    #[test]
    fn slips_are_said_as_they_stand() {
        let said = |returned, signed_up, declined, silent| {
            Slips { returned, signed_up, declined, silent, open: silent }.said()
        };
        assert_eq!(
            [
                said(0, 0, 0, 0),
                said(31, 0, 0, 0),
                said(3, 0, 0, 28),
                said(0, 27, 0, 4),
                said(2, 27, 0, 2),
                said(0, 31, 0, 0),
                said(0, 27, 4, 0)
            ],
            [
                "还没有印回执",
                "回执已收齐（31 份）",
                "回执已收 3，未收 28",
                "已报名 27，还没有回音 4",
                "回执已收 2，已报名 27，还没有回音 2",
                "已报名 31",
                "已报名 27，不参加 4"
            ]
        );
    }
}
