//! What a month still lacks before it is settled: sessions without a roll call or a sign-in, days that are yet to come.
use super::{MonthFacts, Sessions};
use crate::days::{Span, day_label, months_said};
use crate::ids::GroupId;
use crate::no::Refusal;
use crate::profile::{FeePolicy, FeeUnit};
use crate::rota::serving;
use crate::session::Session;
use crate::today::missing_sign_ins;
use crate::words::EnrolmentState;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Sessions by day and group.
type Kept = BTreeSet<(NaiveDate, GroupId)>;

/// Sessions named before the rest is only counted.
const NAMED: usize = 3;

/// One sentence for each thing a clerk should see to before settling; empty where nothing is missing. Sessions from today
/// on are not missed: what is left of them is told as one sentence.
///
/// # Refuses
/// What [`super::month`] refuses.
pub fn missing(facts: &MonthFacts<'_>, today: NaiveDate) -> Result<Vec<String>, Refusal> {
    let sessions = super::sessions(facts)?;
    let called: Kept = facts.attendance.iter().map(|row| (row.day, row.group)).collect();
    let signed: Kept = facts.staff_attendance.iter().filter_map(|row| Some((row.day, row.group?))).collect();
    let expected = expected(facts, &sessions);
    let mut found = Vec::new();
    found.extend(left(&sessions, &expected, &called, &signed, today));
    let past: Vec<&Session<'_>> = held(&sessions).filter(|session| session.day < today).collect();
    let lacking = |kept: &Kept| {
        let mut lacking: Vec<&&Session<'_>> = past
            .iter()
            .filter(|session| expected.contains(&(session.day, session.group.id)))
            .filter(|session| !kept.contains(&(session.day, session.group.id)))
            .collect();
        lacking.sort_by_key(|session| (session.day, session.starts_at, session.group.id));
        let named = lacking.iter().take(NAMED).map(|each| format!("{} {}", day_label(each.day), each.group.name));
        (lacking.len(), named.collect::<Vec<_>>().join("、"))
    };
    for (kept, what) in [(&called, "没有点名，按没有出勤计"), (&signed, "没有教师签到，不计补助")]
    {
        match lacking(kept) {
            (0, _) => {}
            (count, named) if count > NAMED => found.push(format!("{named} 等 {count} 场{what}")),
            (_, named) => found.push(format!("{named} {what}")),
        }
    }
    found.extend(unsigned(facts, &past, &signed, today));
    let month = Span { from: facts.month.first_day(), to: Some(facts.month.last_day()) };
    found.extend(not_in_caps(facts));
    found.extend(facts.profile.unnamed_said(facts.reductions, month));
    Ok(found)
}

/// Earlier months of the term that are not settled here, where something is capped by the term: a pupil who paid then may be
/// charged beyond the cap.
fn not_in_caps(facts: &MonthFacts<'_>) -> Option<String> {
    let profile = facts.profile;
    let by_term = |fee: &FeePolicy| fee.cap_term_fen.is_some() || fee.unit == FeeUnit::Term;
    let is_capped = profile.fees.iter().any(|fee| by_term(fee) && profile.chargeable(fee.service_kind))
        || profile.total_caps.iter().any(|cap| cap.cap_term_fen.is_some());
    if is_capped && !facts.elsewhere.doubled.is_empty() {
        let months = months_said(&facts.elsewhere.doubled);
        return Some(format!(
            "{months}在本程序里结算了，而学生的「本学期以前已收」也算到了那时：没有算进学期封顶，请改为只填以前的月份"
        ));
    }
    (is_capped && !facts.elsewhere.lacking.is_empty()).then(|| {
        let months = months_said(&facts.elsewhere.lacking);
        format!("{months}没有在本程序里结算，学期封顶没有算上那时收的：那时收过费的，请把名单（班级、姓名、本学期以前已收三列）拖进来")
    })
}

/// People of the plan who have no sign-in in a session that others signed in for: alone they are easily overlooked.
fn unsigned(facts: &MonthFacts<'_>, past: &[&Session<'_>], signed: &Kept, today: NaiveDate) -> Option<String> {
    let of_others = |session: &&&Session<'_>| signed.contains(&(session.day, session.group.id));
    let sessions: Vec<Session<'_>> = past.iter().filter(of_others).map(|session| (*session).clone()).collect();
    let people = missing_sign_ins(&sessions, facts.staff_attendance, today);
    let name = |id| facts.staff.iter().find(|person| person.id == id).map(|person| person.name.as_str());
    let named: Vec<String> = people
        .iter()
        .filter_map(|each| Some(format!("{} {} {}", day_label(each.day), each.name, name(each.staff)?)))
        .collect();
    let shown = named.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
    match named.len() {
        0 => None,
        count if count > NAMED => {
            Some(format!("{shown} 等 {count} 人次没有签到，同班已有人签到；没来的请记未到，来了的请补签"))
        }
        _ => Some(format!("{shown} 没有签到，同班已有人签到；没来的请记未到，来了的请补签")),
    }
}

/// What the month still brings, as one sentence that says how it is counted: what of today is not called or signed yet, and
/// the days after it that have a group which somebody comes to.
fn left(sessions: &Sessions<'_>, expected: &Kept, called: &Kept, signed: &Kept, today: NaiveDate) -> Option<String> {
    let coming = |session: &&Session<'_>| expected.contains(&(session.day, session.group.id));
    let of_today: Vec<&Session<'_>> = held(sessions).filter(coming).filter(|session| session.day == today).collect();
    let groups = |is_left: &dyn Fn(&Session<'_>) -> bool| {
        of_today
            .iter()
            .filter(|session| is_left(session))
            .map(|session| session.group.id)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let uncalled = groups(&|session| !called.contains(&(session.day, session.group.id)));
    let unsigned = groups(&|session| {
        let is_signed = signed.contains(&(session.day, session.group.id));
        !is_signed && !serving(session.group, session.day, session.weekday).is_empty()
    });
    let ahead: BTreeSet<NaiveDate> =
        held(sessions).filter(coming).map(|session| session.day).filter(|day| *day > today).collect();
    let open: Vec<String> = [(uncalled, "个班没点名"), (unsigned, "个班没签到")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let mut parts = Vec::new();
    if !open.is_empty() {
        parts.push(format!("今天还有 {}", open.join("、")));
    }
    if let (Some(first), Some(last)) = (ahead.first(), ahead.last()) {
        let days =
            if first == last { day_label(*last) } else { format!("{}至{}", day_label(*first), day_label(*last)) };
        parts.push(format!("今天以后还有 {} 个服务日（{days}，有学生要来的日子才算）", ahead.len()));
    }
    (!parts.is_empty()).then(|| format!("本月还没有过完：{}。现在结算，以后再点名或签到要重新结算", parts.join("，")))
}

fn held<'s, 'a>(sessions: &'s Sessions<'a>) -> impl Iterator<Item = &'s Session<'a>> {
    sessions.values().flat_map(|of_group| of_group.values()).filter(|session| session.cancelled.is_none())
}

/// Sessions that somebody is enrolled for.
fn expected(facts: &MonthFacts<'_>, sessions: &Sessions<'_>) -> Kept {
    let mut expected = BTreeSet::new();
    for enrolment in facts.enrolments.iter().filter(|each| each.state == EnrolmentState::Active) {
        for session in sessions.get(&enrolment.group).into_iter().flat_map(|of_group| of_group.values()) {
            if enrolment.valid.has(session.day) && enrolment.weekdays.has(session.weekday) {
                expected.insert((session.day, session.group.id));
            }
        }
    }
    expected
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::days::Span;
    use crate::ids::StaffId;
    use crate::records::GroupStaff;
    use crate::session::sessions_on;
    use crate::session::tests::{calendar, day, group};
    use crate::words::ServiceKind;
    use chrono::Weekday;

    #[test]
    fn what_is_left_of_a_month_is_counted_from_what_is_kept() {
        let week = &[Weekday::Tue, Weekday::Wed, Weekday::Thu];
        let mut groups = [
            group(1, "作业一班", ServiceKind::BasicCare, week, "16:30", "17:30"),
            group(2, "合唱", ServiceKind::Club, week, "17:30", "18:30"),
        ];
        let valid = Span { from: day("2026-09-01"), to: None };
        groups[0].staff = vec![GroupStaff { staff: StaffId(7), weekday: None, valid }];
        let calendar = calendar(Vec::new());
        let mut sessions: Sessions<'_> = Sessions::new();
        for date in ["2026-11-24", "2026-11-25", "2026-11-26"] {
            for session in sessions_on(&calendar, &groups, day(date)).unwrap() {
                sessions.entry(session.group.id).or_default().insert(session.day, session);
            }
        }
        let all: Kept = held(&sessions).map(|session| (session.day, session.group.id)).collect();
        let until = |last: &str| -> Kept { all.iter().filter(|(date, _)| *date <= day(last)).copied().collect() };
        let (none, first) = (Kept::new(), Kept::from([(day("2026-11-24"), GroupId(1))]));
        let later = "今天以后还有 2 个服务日（11月25日 周三至11月26日 周四，有学生要来的日子才算）";
        let said = |parts: &str| Some(format!("本月还没有过完：{parts}。现在结算，以后再点名或签到要重新结算"));
        // expected | called | signed | today | what is left
        for (expected, called, signed, today, wanted) in [
            (&all, &none, &none, "2026-11-24", said(&format!("今天还有 2 个班没点名、1 个班没签到，{later}"))),
            (&all, &first, &first, "2026-11-24", said(&format!("今天还有 1 个班没点名，{later}"))),
            (&all, &until("2026-11-24"), &first, "2026-11-24", said(later)),
            (
                &all,
                &until("2026-11-25"),
                &until("2026-11-25"),
                "2026-11-25",
                said("今天以后还有 1 个服务日（11月26日 周四，有学生要来的日子才算）"),
            ),
            (&all, &all, &all, "2026-11-26", None),
            (&none, &none, &none, "2026-11-24", None),
            (&all, &none, &none, "2026-11-27", None),
        ] {
            assert_eq!(left(&sessions, expected, called, signed, day(today)), wanted, "{today} {called:?}");
        }
    }
}
