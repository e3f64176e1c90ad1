//! What stands in the place of a letter's words in braces: of the school, the term, the fees, and what is only said where it holds.
use super::{FeeText, MailingFacts, Offer};
use crate::days::{date_label, time_label};
use crate::profile::FeeUnit;
use crate::words::ServiceKind;
use chrono::NaiveTime;
use std::collections::BTreeMap;

/// The words of the text for one grade; those that hold for nothing there are empty.
pub(super) fn words_for(
    facts: &MailingFacts<'_>,
    fees: &[FeeText],
    offers: &[Offer],
    grade: u8,
) -> BTreeMap<&'static str, String> {
    let mut basis: Vec<String> = Vec::new();
    for fee in fees {
        let said = format!("{}{}文件", fee.issuer, fee.number);
        if !basis.contains(&said) {
            basis.push(said);
        }
    }
    let basis = if basis.is_empty() { "学校课后服务实施方案".to_owned() } else { basis.join("、") };
    let reductions = match facts.reductions {
        [] => String::new(),
        some => format!(
            "符合下列情形的家庭可以申请减免：{}。请凭证明材料向班主任或学校办理，减免情况不对外公开。",
            some.join("；")
        ),
    };
    let extended = time_label(facts.extended);
    BTreeMap::from([
        ("leave", leave_said(fees, offers)),
        ("lesson", lesson_said(fees, offers)),
        ("extended_care", extended_said(facts, fees, offers)),
        ("school", facts.school.to_owned()),
        ("term", facts.term.name.clone()),
        ("from", date_label(facts.term.first_day)),
        ("to", date_label(facts.term.last_day)),
        ("grade", crate::classes::grade_label(grade)),
        ("latest", time_label(basic_until(facts, offers))),
        ("homework", homework_said(grade).to_owned()),
        ("extended", extended),
        ("phone", facts.phone.to_owned()),
        ("basis", basis),
        ("reductions", reductions),
    ])
}

/// When basic care ends at the latest: as it is offered, else as it may.
fn basic_until(facts: &MailingFacts<'_>, offers: &[Offer]) -> NaiveTime {
    let basic = offers.iter().filter(|offer| offer.kind == ServiceKind::BasicCare);
    basic.map(|offer| offer.ends_at).max().unwrap_or(facts.latest)
}

/// What of homework holds for a grade: none in writing at home in grades 1 and 2, of the others at school.
fn homework_said(grade: u8) -> &'static str {
    match grade {
        1 | 2 => "一、二年级不布置书面家庭作业。",
        _ => "书面作业尽量利用课后服务时间在校内完成。",
    }
}

/// That later care may be asked for: until its groups end where they do so after basic care may, else, where it is priced and
/// no group is open yet, until it may. Empty where there is none, or where all of it ends by then.
fn extended_said(facts: &MailingFacts<'_>, fees: &[FeeText], offers: &[Offer]) -> String {
    let offered =
        offers.iter().filter(|offer| offer.kind == ServiceKind::ExtendedCare).map(|offer| offer.ends_at).max();
    let priced = fees.iter().any(|fee| fee.kind == ServiceKind::ExtendedCare).then_some(facts.extended);
    match offered.or(priced).filter(|ends| *ends > facts.latest) {
        Some(ends) => format!("；家长确有困难的，可另行申请延时托管，不晚于{}结束", time_label(ends)),
        None => String::new(),
    }
}

/// How long one 课时 is by the groups' own times, where services are charged by it: once where all are alike, else service by
/// service; empty where the groups of a service differ.
fn lesson_said(fees: &[FeeText], offers: &[Offer]) -> String {
    let mut lengths: Vec<(ServiceKind, Option<i64>)> = Vec::new();
    for fee in fees.iter().filter(|fee| fee.unit == FeeUnit::Lesson) {
        let own = offers.iter().filter(|offer| offer.kind == fee.kind).flat_map(|offer| &offer.lesson_minutes);
        lengths.extend(own.map(|minutes| (fee.kind, *minutes)));
    }
    lengths.dedup();
    let differs = |at: usize| lengths[at + 1..].iter().any(|(kind, _)| *kind == lengths[at].0);
    match lengths.as_slice() {
        [] => String::new(),
        some if (0..some.len()).any(differs) || some.iter().any(|(_, minutes)| minutes.is_none()) => String::new(),
        [(_, Some(minutes)), rest @ ..] if rest.iter().all(|(_, other)| *other == Some(*minutes)) => {
            format!("一课时为{minutes}分钟。")
        }
        some => {
            let said =
                |(kind, minutes): &(ServiceKind, Option<i64>)| Some(format!("{}{}分钟", kind.label(), (*minutes)?));
            format!("一课时：{}。", some.iter().filter_map(said).collect::<Vec<_>>().join("，"))
        }
    }
}

/// What leave and closures cost, of the services on offer: once where all say the same, else service by service; empty where
/// nothing is charged.
fn leave_said(fees: &[FeeText], offers: &[Offer]) -> String {
    let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
    let offered = |fee: &&FeeText| !fee.leave.is_empty() && offers.iter().any(|offer| offer.kind == fee.kind);
    for fee in fees.iter().filter(offered) {
        match said.iter_mut().find(|(leave, _)| *leave == fee.leave) {
            Some((_, kinds)) => kinds.push(fee.kind.label()),
            None => said.push((&fee.leave, vec![fee.kind.label()])),
        }
    }
    match said.as_slice() {
        [] => String::new(),
        [(leave, _)] => format!("{leave}。"),
        several => {
            let each: Vec<String> =
                several.iter().map(|(leave, kinds)| format!("{}：{leave}", kinds.join("、"))).collect();
            format!("{}。", each.join("；"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::{LetterTemplate, fill, offers};
    use crate::records::Term;
    use crate::session::tests::{day, group};
    use chrono::Weekday;

    fn fee(kind: ServiceKind, leave: &str) -> FeeText {
        let (issuer, number) = ("某局".to_owned(), "某发〔2026〕1号".to_owned());
        FeeText {
            kind,
            unit: FeeUnit::Lesson,
            standard: String::new(),
            cap: String::new(),
            issuer,
            number,
            leave: leave.to_owned(),
            total: String::new(),
        }
    }

    #[test]
    fn leave_is_said_once_where_all_services_say_the_same() {
        let kinds = [ServiceKind::BasicCare, ServiceKind::Club];
        let groups = kinds.map(|kind| group(1, "甲班", kind, &[Weekday::Tue], "16:30", "17:30"));
        let offers = offers(&groups, 1, day("2026-11-24"));
        // what basic care, clubs and extended care, which is not on offer, say → what the letter says
        for (leaves, said) in [
            (["请假不收", "请假不收", "另说"], "请假不收。"),
            (["请假不收", "", "另说"], "请假不收。"),
            (["请假不收", "整月收", ""], "基础托管：请假不收；社团：整月收。"),
            (["", "", "另说"], ""),
        ] {
            let [basic, club, extended] = leaves;
            let fees = [fee(kinds[0], basic), fee(kinds[1], club), fee(ServiceKind::ExtendedCare, extended)];
            assert_eq!(leave_said(&fees, &offers), said);
        }
    }

    #[test]
    fn how_long_a_lesson_is_follows_the_groups_own_times() {
        let long = |kind, ends| group(1, "甲班", kind, &[Weekday::Tue], "16:30", ends);
        let (care, club) = (ServiceKind::BasicCare, ServiceKind::Club);
        let fees = [fee(care, ""), fee(club, "")];
        // 50 minutes are one and a half: a lesson is no whole number of minutes.
        let mut odd = long(care, "17:20");
        odd.meetings.iter_mut().for_each(|meeting| meeting.lessons = crate::money::Lessons(1500));
        let by_month = FeeText { unit: FeeUnit::Month, ..fee(club, "") };
        // groups, standards → what the letter says
        for (groups, fees, said) in [
            (vec![long(care, "17:30"), long(club, "17:30")], &fees[..], "一课时为60分钟。"),
            (vec![long(care, "17:30"), long(club, "17:10")], &fees, "一课时：基础托管60分钟，社团40分钟。"),
            (vec![long(care, "17:30"), long(care, "17:10")], &fees, ""),
            (vec![long(care, "17:30"), long(club, "17:10")], &[fee(care, ""), by_month], "一课时为60分钟。"),
            (vec![long(care, "17:30")], &[], ""),
            (vec![long(care, "17:10"), odd.clone()], &fees, ""),
            (vec![odd.clone()], &fees, ""),
        ] {
            assert_eq!(lesson_said(fees, &offers(&groups, 1, day("2026-11-24"))), said);
        }
    }

    #[test]
    fn extended_care_is_spoken_of_where_it_is_offered_or_priced() {
        let template = LetterTemplate::read(include_str!("../../../../../assets/letters/invitation.toml"));
        let Ok(template) = template else { return assert!(template.is_ok(), "{template:?}") };
        let (first_day, last_day) = (day("2026-09-01"), day("2027-01-22"));
        let term = Term { name: "上学期".to_owned(), first_day, last_day };
        let time = |text: &str| text.parse().unwrap_or_default();
        let facts = MailingFacts {
            school: "某小学",
            phone: "",
            term: &term,
            today: first_day,
            latest: time("18:30:00"),
            extended: time("20:30:00"),
            groups: &[],
            fees: &|_| Vec::new(),
            reductions: &[],
            template: &template,
        };
        let care = [group(1, "甲班", ServiceKind::BasicCare, &[Weekday::Tue], "16:30", "17:30")];
        let priced = [fee(ServiceKind::ExtendedCare, "")];
        let until = |ends| [group(2, "晚班", ServiceKind::ExtendedCare, &[Weekday::Tue], "17:30", ends)];
        for (groups, fees, ends) in [
            (&care, &[][..], None),
            (&until("20:30"), &[], Some("20:30")),
            (&until("19:40"), &priced, Some("19:40")),
            (&until("18:30"), &priced, None),
            (&care, &priced, Some("20:30")),
        ] {
            let words = words_for(&facts, fees, &offers(groups, 1, facts.today), 1);
            let basis =
                if fees.is_empty() { "学校课后服务实施方案" } else { "某局某发〔2026〕1号文件" };
            assert_eq!(words["basis"], basis);
            let said = fill(&template.section[1].text[1], &words);
            let told = said.split_once("延时托管，不晚于").and_then(|(_, ends)| ends.get(..5));
            assert_eq!(told, ends, "{said}");
            let basic =
                if offers(groups, 1, facts.today)[0].kind == ServiceKind::BasicCare { "17:30" } else { "18:30" };
            assert!(said.starts_with(&format!("基础托管不晚于{basic}结束")), "{said}");
            assert!(said.ends_with("一、二年级不布置书面家庭作业。"), "{said}");
        }
    }
}
