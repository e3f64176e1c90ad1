//! Who is in which demo group on which weekdays: nobody in two groups at a time, no group beyond its seats.
use super::chance::Chance;
use super::groups::{DemoGroup, Slot};
use super::pupils::Pupil;
use super::words::DemoWords;
use super::{DemoOrder, DemoSheet, sheet};
use crate::days::Weekdays;
use crate::words::ServiceKind;
use chrono::{Days, NaiveDate, Weekday};

/// A pupil's place in a group.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Place in the list of pupils.
    pub pupil: usize,
    /// Place in the list of groups.
    pub group: usize,
    pub days: Weekdays,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// 接送方式.
    pub pickup: String,
    /// 回执编号.
    pub slip: String,
}

struct Filling<'a> {
    order: &'a DemoOrder,
    groups: &'a [DemoGroup],
    taken: Vec<usize>,
    chance: Chance,
    places: Vec<Place>,
}

pub(super) fn make(order: &DemoOrder, words: &DemoWords, pupils: &[Pupil], groups: &[DemoGroup]) -> Vec<Place> {
    let mut filling = Filling {
        order,
        groups,
        taken: vec![0; groups.len()],
        chance: Chance::new(order.seed, "places"),
        places: Vec::new(),
    };
    for (class_start, class_end) in class_bounds(pupils) {
        let class = &pupils[class_start..class_end];
        let out = filling.stay_out(class);
        for (seat, pupil) in class.iter().enumerate() {
            if !out.contains(&seat) {
                filling.place(class_start + seat, pupil, words);
            }
        }
    }
    filling.places
}

/// From where to where each class stands in the list.
fn class_bounds(pupils: &[Pupil]) -> Vec<(usize, usize)> {
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    for (place, pupil) in pupils.iter().enumerate() {
        match bounds.last_mut() {
            Some(last) if (pupils[last.0].grade, pupils[last.0].class) == (pupil.grade, pupil.class) => {
                last.1 = place + 1
            }
            _ => bounds.push((place, place + 1)),
        }
    }
    bounds
}

impl Filling<'_> {
    /// The seats of a class that do not join: about one in eight, never one with a reduction, and enough for 45 to fit.
    fn stay_out(&mut self, class: &[Pupil]) -> Vec<usize> {
        let free: Vec<usize> = (0..class.len()).filter(|seat| class[*seat].reduction.is_none()).collect();
        let wanted = (class.len() * 12 / 100).max(class.len().saturating_sub(45));
        self.chance.some_of(free.len(), wanted).into_iter().map(|place| free[place]).collect()
    }

    /// The places of one pupil who joins: homework; for some then a club, help or reading; for few the late hours.
    fn place(&mut self, nth: usize, pupil: &Pupil, words: &DemoWords) {
        let days = self.days();
        let (from, to) = self.span();
        let pickup = self.chance.pick(&words.pickups).cloned().unwrap_or_default();
        let (mut left, mut stays) = (days, Weekdays::NONE);
        let take = |filling: &mut Self, found: Option<usize>, days: Weekdays| {
            let Some(group) = found.filter(|_| !days.is_empty()) else { return Weekdays::NONE };
            filling.taken[group] += 1;
            let slip = format!("{:04}{:02}", nth + 1, group % 100);
            filling.places.push(Place { pupil: nth, group, days, from, to, pickup: pickup.clone(), slip });
            days
        };
        let homework = self.find(pupil, ServiceKind::BasicCare, Slot::First);
        if take(self, homework, days).is_empty() {
            return;
        }
        for (kind, permille) in [(ServiceKind::Tutoring, 40), (ServiceKind::Club, 350)] {
            if self.chance.permille(permille) {
                let found =
                    self.find(pupil, kind, Slot::Second).filter(|group| !self.groups[*group].days.and(left).is_empty());
                let own = found.map_or(Weekdays::NONE, |group| self.groups[group].days.and(left));
                let got = take(self, found, own);
                left = without(left, got);
                stays = together(stays, got);
            }
        }
        if self.chance.permille(450) {
            let found = self.find(pupil, ServiceKind::BasicCare, Slot::Second);
            stays = together(stays, take(self, found, left));
        }
        if self.chance.permille(180) {
            let found = self.find(pupil, ServiceKind::ExtendedCare, Slot::Late);
            take(self, found, stays);
        }
    }

    /// A group of the kind and slot that is for the pupil and has seats: any of the fitting clubs, else the first.
    fn find(&mut self, pupil: &Pupil, kind: ServiceKind, slot: Slot) -> Option<usize> {
        let fits = |(place, group): &(usize, &DemoGroup)| {
            group.kind == kind
                && group.slot == slot
                && group.grades.has(pupil.grade)
                && group.class.is_none_or(|class| class == pupil.class)
                && self.taken[*place] < group.capacity
        };
        let fitting: Vec<usize> = self.groups.iter().enumerate().filter(fits).map(|(place, _)| place).collect();
        match kind {
            ServiceKind::Club => self.chance.pick(&fitting).copied(),
            _ => fitting.first().copied(),
        }
    }

    /// Mostly the whole week, else two to four days of it.
    fn days(&mut self) -> Weekdays {
        let count = if self.chance.permille(800) { 5 } else { 2 + self.chance.below(3) };
        let days = self.chance.some_of(5, count).into_iter().filter_map(|day| Weekday::try_from(day as u8).ok());
        days.fold(Weekdays::NONE, Weekdays::with)
    }

    /// Mostly from the first day of term on; some begin in the middle of the month, some leave in it.
    fn span(&mut self) -> (NaiveDate, Option<NaiveDate>) {
        let month = self.order.month.first_day();
        match self.chance.below(100) {
            0 | 1 => (month + Days::new(15), None),
            2 | 3 => (self.order.term.first_day, Some(month + Days::new(12))),
            _ => (self.order.term.first_day, None),
        }
    }
}

fn together(a: Weekdays, b: Weekdays) -> Weekdays {
    b.each().fold(a, Weekdays::with)
}

fn without(a: Weekdays, b: Weekdays) -> Weekdays {
    a.each().filter(|day| !b.has(*day)).fold(Weekdays::NONE, Weekdays::with)
}

/// The sign-up list.
pub(super) fn list(words: &DemoWords, pupils: &[Pupil], groups: &[DemoGroup], places: &[Place]) -> DemoSheet {
    let header =
        ["学籍号", "年级", "班级", "姓名", "服务班", "星期", "起", "止", "接送方式", "接送人", "接送电话", "回执编号"];
    let rows = places
        .iter()
        .map(|place| {
            let pupil = &pupils[place.pupil];
            let is_fetched = place.pickup == "家长接";
            let fetched = |text: &String| if is_fetched { text.clone() } else { String::new() };
            vec![
                pupil.code.clone(),
                pupil.grade_text(),
                pupil.class_text(),
                pupil.name.clone(),
                groups[place.group].name.clone(),
                place.days.to_string(),
                place.from.to_string(),
                place.to.map(|to| to.to_string()).unwrap_or_default(),
                place.pickup.clone(),
                fetched(&pupil.guardian),
                fetched(&pupil.phone),
                place.slip.clone(),
            ]
        })
        .collect();
    sheet("enrolments", "报名", format!("{}课后服务报名汇总", words.school), &header, rows)
}
