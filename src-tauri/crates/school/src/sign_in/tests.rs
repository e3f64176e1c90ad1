//! What is said of a day becomes rows and the rows say the same again.
use super::*;
use crate::days::{Span, Weekdays};
use crate::records::GroupStaff;
use crate::session::sessions_on;
use crate::session::tests::{calendar, day, group, time};
use crate::words::ServiceKind;
use chrono::{NaiveDate, Weekday};

fn groups() -> [Group; 2] {
    let serve = |people: &[i64]| {
        let valid = Span { from: day("2026-09-01"), to: None };
        people.iter().map(|id| GroupStaff { staff: StaffId(*id), weekday: None, valid }).collect::<Vec<_>>()
    };
    let on = [Weekday::Tue];
    [
        Group { staff: serve(&[7, 8]), ..group(1, "作业一班", ServiceKind::BasicCare, &on, "16:30", "17:30") },
        Group { staff: serve(&[9]), ..group(2, "合唱", ServiceKind::Club, &on, "17:00", "18:00") },
    ]
}

fn with_places<T>(run: impl Fn(&[Place<'_>]) -> T) -> T {
    let groups = groups();
    let calendar = calendar(Vec::new());
    let sessions = sessions_on(&calendar, &groups, day("2026-11-24")).unwrap_or_default();
    run(&places(&sessions))
}

fn row(
    staff: i64,
    group: Option<i64>,
    times: Option<(&str, &str)>,
    stands_in_for: Option<i64>,
    note: &str,
) -> StaffAttendance {
    StaffAttendance {
        day: day("2026-11-24"),
        group: group.map(GroupId),
        duty: if group.is_none() { "值班领导".to_owned() } else { String::new() },
        staff: StaffId(staff),
        in_at: times.map(|(at, _)| time(at)),
        out_at: times.map(|(_, at)| time(at)),
        lessons: None,
        stands_in_for: stands_in_for.map(StaffId),
        note: note.to_owned(),
    }
}

fn name(id: StaffId) -> String {
    format!("第{id}位")
}

#[test]
fn nothing_entered_is_everyone_on_time() {
    with_places(|places| {
        let (lines, others) = lines_of(places, &[], &name);
        let rows = rows_of(day("2026-11-24"), places, &lines, &others, &name);
        let planned = Some(("16:30", "17:30"));
        let wanted = [row(7, Some(1), planned, None, ""), row(8, Some(1), planned, None, "")];
        let wanted = wanted.into_iter().chain([row(9, Some(2), Some(("17:00", "18:00")), None, "")]);
        assert_eq!(rows, Ok(wanted.collect()));
    });
}

#[test]
fn kept_rows_come_back_as_they_were() {
    let (care, club) = (Some(("16:25", "17:35")), Some(("17:00", "18:00")));
    let own = [row(7, Some(1), care, None, ""), row(8, Some(1), care, None, ""), row(9, Some(2), club, None, "")];
    let but = |place: usize, other: StaffAttendance| {
        let mut rows = own.to_vec();
        rows[place] = other;
        rows
    };
    let states = |rows: &[StaffAttendance]| {
        with_places(|places| lines_of(places, rows, &name).0.iter().map(|line| line.came).collect::<Vec<_>>())
    };
    // rows | what they say of the three who are planned
    for (rows, came) in [
        (own.to_vec(), [Came::Came; 3]),
        (but(0, row(7, Some(1), None, None, "未到：病假")), [Came::Absent, Came::Came, Came::Came]),
        (but(0, row(7, Some(1), None, None, "忘记签到")), [Came::Unsigned, Came::Came, Came::Came]),
        (but(0, row(5, Some(1), care, Some(7), "代班")), [Came::StoodIn, Came::Came, Came::Came]),
        (but(1, row(5, Some(1), care, Some(6), "")), [Came::Came, Came::Came, Came::Came]),
        ([own.to_vec(), vec![row(7, None, Some(("16:20", "18:35")), None, "")]].concat(), [Came::Came; 3]),
        (vec![row(8, Some(1), care, Some(7), ""), own[2].clone()], [Came::StoodIn, Came::Came, Came::Came]),
        (vec![row(8, Some(1), care, Some(3), ""), own[0].clone(), own[2].clone()], [Came::Came; 3]),
    ] {
        assert_eq!(states(&rows), came, "{rows:?}");
        let again = with_places(|places| {
            let (lines, others) = lines_of(places, &rows, &name);
            let kept: Vec<SignLine> = lines.into_iter().filter(|line| line.is_kept).collect();
            rows_of(day("2026-11-24"), places, &kept, &others, &name)
        });
        let sorted = |mut rows: Vec<StaffAttendance>| {
            rows.sort_by_key(|row| (row.staff, row.group, row.duty.clone()));
            rows
        };
        assert_eq!(again.map(sorted), Ok(sorted(rows)));
    }
}

#[test]
fn a_time_nobody_wrote_is_not_made_up() {
    with_places(|places| {
        for kept in [(Some("16:25"), None), (None, Some("17:31"))] {
            let (in_at, out_at) = (kept.0.map(time), kept.1.map(time));
            let seven = StaffAttendance { in_at, out_at, ..row(7, Some(1), None, None, "") };
            let (mut lines, others) = lines_of(places, std::slice::from_ref(&seven), &name);
            let of_seven = |lines: &[SignLine]| {
                let rows = rows_of(day("2026-11-24"), places, lines, &others, &name).unwrap_or_default();
                rows.into_iter().find(|row| row.staff == StaffId(7))
            };
            assert_eq!(of_seven(&lines), Some(seven.clone()));
            // Until somebody writes it.
            (lines[0].in_at, lines[0].out_at) = (Some(time("16:25")), Some(time("17:31")));
            let both = StaffAttendance { in_at: lines[0].in_at, out_at: lines[0].out_at, ..seven };
            assert_eq!(of_seven(&lines), Some(both));
        }
    });
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let with = |change: &dyn Fn(&mut Vec<SignLine>, &mut Vec<StaffAttendance>)| {
        with_places(|places| {
            let (mut lines, mut others) = lines_of(places, &[], &name);
            change(&mut lines, &mut others);
            let said = |no: Refusal| match no {
                Refusal::BadValue { what, .. } => what,
                other => other.code(),
            };
            rows_of(day("2026-11-24"), places, &lines, &others, &name).map(|rows| rows.len()).map_err(said)
        })
    };
    let stood_in =
        |line: &mut SignLine, by: Option<i64>| (line.came, line.substitute) = (Came::StoodIn, by.map(StaffId));
    let no = |what: &str| Err(what.to_owned());
    assert_eq!(with(&|_, _| ()), Ok(3));
    assert_eq!(with(&|lines, _| stood_in(&mut lines[0], Some(5))), Ok(3));
    assert_eq!(with(&|lines, _| stood_in(&mut lines[0], Some(8))), Ok(2));
    assert_eq!(with(&|lines, _| stood_in(&mut lines[0], None)), no("第7位的代课人"));
    assert_eq!(with(&|lines, _| stood_in(&mut lines[0], Some(7))), no("第7位的代课人"));
    assert_eq!(with(&|lines, _| lines[0].out_at = Some(time("16:00"))), no("第7位在作业一班的时间"));
    assert_eq!(with(&|lines, _| lines[0].staff = StaffId(4)), no("第4位的签到"));
    assert_eq!(with(&|_, others| others.push(row(7, Some(1), None, None, ""))), no("第7位在作业一班的签到"));
    let times = with_places(|places| {
        let (lines, mut others) = lines_of(places, &[], &name);
        others.push(row(4, Some(1), None, None, ""));
        let rows = rows_of(day("2026-11-24"), places, &lines, &others, &name).unwrap_or_default();
        rows.iter().filter(|row| row.staff == StaffId(4)).map(|row| (row.in_at, row.out_at)).collect::<Vec<_>>()
    });
    assert_eq!(times, [(Some(time("16:30")), Some(time("17:30")))], "who helps and has no times was there as planned");
    let nameless = StaffAttendance { duty: " ".into(), ..row(7, None, None, None, "") };
    assert_eq!(with(&|_, others| others.push(nameless.clone())), no("第7位的岗位"));
}

#[test]
fn only_what_differs_is_written_and_a_correction_says_why() {
    let care = Some(("16:30", "17:30"));
    let (seven, eight) = (row(7, Some(1), care, None, ""), row(8, Some(1), care, None, ""));
    let late = row(7, Some(1), Some(("16:50", "17:30")), None, "");
    // kept | wanted | today | reason | gone, put, correction; nothing where it is refused
    for (kept, wanted, is_today, reason, told) in [
        (vec![], vec![&seven, &eight], false, None, Some((0, 2, false))),
        (vec![&seven], vec![&seven, &eight], false, None, Some((0, 1, false))),
        (vec![&seven], vec![&seven], false, None, Some((0, 0, false))),
        (vec![&seven], vec![&late], false, None, None),
        (vec![&seven], vec![&late], false, Some(" "), None),
        (vec![&seven], vec![&late], false, Some("看错了"), Some((0, 1, true))),
        (vec![&seven], vec![&late], true, None, Some((0, 1, true))),
        (vec![&seven, &eight], vec![&eight], false, Some("记错了"), Some((1, 0, true))),
    ] {
        let own = |rows: Vec<&StaffAttendance>| rows.into_iter().cloned().collect::<Vec<_>>();
        let found = beside(&own(kept), &own(wanted), "签到", is_today, reason);
        assert_eq!(found.ok().map(|change| (change.gone.len(), change.put.len(), change.is_correction)), told);
    }
}

#[test]
fn whoever_came_beside_the_plan_is_told_with_those_of_the_plan() {
    with_places(|places| {
        let planned = row(7, Some(1), Some(("16:30", "17:30")), None, "");
        let helper = row(4, Some(1), Some(("16:30", "17:30")), None, "");
        let substitute = row(4, Some(1), Some(("16:30", "17:30")), Some(7), "");
        let told = |rows: &[StaffAttendance]| beside_plan(places, rows, &name);
        assert_eq!(
            told(&[planned.clone(), helper.clone()]),
            ["「作业一班」有排班以外的第4位到岗，排班的第7位也按到岗计补助；没来的请记未到，由他代的请记有人代。"]
        );
        assert!(
            told(std::slice::from_ref(&planned)).is_empty()
                && told(&[helper]).is_empty()
                && told(&[substitute]).is_empty()
        );
    });
}

#[test]
fn whoever_is_in_two_places_at_once_is_told() {
    with_places(|places| {
        let rows = [
            row(7, Some(1), Some(("16:30", "17:30")), None, ""),
            row(7, Some(2), Some(("17:00", "18:00")), Some(9), ""),
        ];
        assert_eq!(overlaps(places, &rows, &name).len(), 1);
        assert!(overlaps(places, &rows[..1], &name).is_empty());
    });
}

#[test]
fn whoever_is_planned_is_asked_about_where_another_has_signed() {
    let at = Some(("16:30", "17:30"));
    let other = row(5, Some(1), at, None, "");
    let own = |id| row(id, Some(1), at, None, "");
    // kept before | kept now | what is asked
    for (kept, rows, wanted) in [
        (vec![other.clone()], vec![other.clone(), own(7), own(8)], Some("仍给第7位、第8位记到岗？")),
        (vec![other.clone(), own(7)], vec![other.clone(), own(7), own(8)], Some("仍给第8位记到岗？")),
        (vec![other.clone(), own(7), own(8)], vec![other.clone(), own(7), own(8)], None),
        (vec![other.clone()], vec![own(7)], None),
        (vec![], vec![other.clone(), own(7)], None),
        (vec![row(5, Some(1), at, Some(8), "")], vec![row(5, Some(1), at, Some(8), ""), own(7)], None),
        (vec![other.clone()], vec![other, row(7, Some(1), None, None, "未到")], None),
    ] {
        let asked = with_places(|places| doubtful(day("2026-11-24"), places, &kept, &rows, &name));
        assert_eq!(asked.len(), usize::from(wanted.is_some()), "{kept:?} {rows:?}: {asked:?}");
        let said = asked.concat();
        assert!(said.contains(wanted.unwrap_or_default()), "{said}");
        assert!(wanted.is_none() || said.starts_with("「作业一班」11月24日已有第5位签到，"), "{said}");
    }
}

#[test]
fn nobody_is_proposed_as_come_where_another_has_signed() {
    let at = Some(("16:30", "17:30"));
    // kept | what is proposed or kept of the two of the first group
    for (kept, wanted) in [
        (vec![], [(Came::Came, ""), (Came::Came, "")]),
        (vec![row(5, Some(1), at, None, "")], [(Came::Absent, "由第5位到岗"), (Came::Absent, "由第5位到岗")]),
        (
            vec![row(5, Some(1), at, None, ""), row(8, Some(1), at, None, "")],
            [(Came::Absent, "由第5位到岗"), (Came::Came, "")],
        ),
        (vec![row(5, Some(1), at, Some(8), "")], [(Came::Came, ""), (Came::StoodIn, "")]),
        (vec![row(5, Some(1), None, None, "未到")], [(Came::Came, ""), (Came::Came, "")]),
        (vec![row(5, Some(2), at, None, "")], [(Came::Came, ""), (Came::Came, "")]),
    ] {
        let said = with_places(|places| {
            let lines = lines_of(places, &kept, &name).0.into_iter().take(2);
            lines.map(|line| (line.came, line.note)).collect::<Vec<_>>()
        });
        let wanted: Vec<_> = wanted.iter().map(|(came, note)| (*came, (*note).to_owned())).collect();
        assert_eq!(said, wanted, "{kept:?}");
    }
}

#[test]
fn who_signed_for_another_is_found_over_days_and_kept_as_standing_in() {
    let at = Some(("17:00", "18:00"));
    let on = |date: &str, row: StaffAttendance| StaffAttendance { day: day(date), ..row };
    let kept = [
        on("2026-11-10", row(5, Some(2), at, None, "")),
        on("2026-11-17", row(5, Some(2), at, None, "")),
        on("2026-11-24", row(5, Some(2), at, Some(9), "")),
        on("2026-11-10", row(5, Some(1), at, None, "")),
    ];
    let groups = groups();
    let calendar = calendar(Vec::new());
    let days: Vec<_> = ["2026-11-10", "2026-11-17", "2026-11-24"]
        .map(|date| (day(date), places(&sessions_on(&calendar, &groups, day(date)).unwrap_or_default())))
        .into();
    let found = instead(&days, &kept);
    let days_of = |dates: &[&str]| dates.iter().map(|date| day(date)).collect::<Vec<_>>();
    let wanted = Instead {
        group: GroupId(2),
        planned: StaffId(9),
        other: StaffId(5),
        days: days_of(&["2026-11-10", "2026-11-17"]),
        weekdays: Weekdays::NONE.with(Weekday::Tue),
        is_lasting: true,
    };
    assert_eq!(
        found,
        std::slice::from_ref(&wanted),
        "of two who are planned nobody is told to have been replaced by one"
    );
    let changed = standing_in(&wanted, &kept);
    assert_eq!(
        changed.iter().map(|row| (row.day, row.staff, row.stands_in_for)).collect::<Vec<_>>(),
        wanted.days.iter().map(|day| (*day, StaffId(5), Some(StaffId(9)))).collect::<Vec<_>>()
    );
    let mut after: Vec<StaffAttendance> = kept.to_vec();
    after.retain(|row| !changed.iter().any(|each| (each.day, each.group) == (row.day, row.group)));
    after.extend(changed);
    assert_eq!(instead(&days, &after), []);
    let came_later = on("2026-11-24", row(9, Some(2), at, None, ""));
    let kept = [kept[0].clone(), kept[1].clone(), came_later];
    assert_eq!(instead(&days, &kept), [Instead { is_lasting: false, ..wanted.clone() }], "the plan is right again");
    assert_eq!(standing_in(&wanted, &after), []);
    // the term begins | the group opened | a sign-in of the planned person → the plan may follow from
    for (term, opened, came, since) in [
        ("2026-09-01", "2026-08-01", None, Some("2026-09-01")),
        ("2026-09-01", "2026-10-12", None, Some("2026-10-12")),
        ("2026-09-01", "2026-11-10", None, None),
        ("2026-09-01", "2026-08-01", Some("2026-09-08"), None),
        ("2026-09-01", "2026-10-12", Some("2026-09-08"), Some("2026-10-12")),
    ] {
        let kept: Vec<StaffAttendance> = came.map(|date| on(date, row(9, Some(2), at, None, ""))).into_iter().collect();
        let found = since_term(&wanted, day(term), day(opened), &kept);
        assert_eq!(found, since.map(day), "{term} {opened} {came:?}");
    }
}

#[test]
fn whoever_comes_often_beside_the_plan_is_missed_on_the_other_days() {
    let groups = groups();
    let calendar = calendar(Vec::new());
    let dates = ["2026-10-27", "2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"].map(day);
    let sessions = dates.map(|date| sessions_on(&calendar, &groups, date).unwrap_or_default());
    let days: Vec<(NaiveDate, Vec<Place<'_>>)> =
        dates.into_iter().zip(&sessions).map(|(date, sessions)| (date, places(sessions))).collect();
    // Person and day of November who signed in the choir, which 9 holds; `-` did not come, `/` stands in for 9.
    let kept = |text: &str| -> Vec<StaffAttendance> {
        let one = |text: &str| {
            let parts: Vec<&str> = text.split(' ').collect();
            let times = (parts.len() == 2 || parts[2] == "/").then_some(("17:00", "18:00"));
            let stands = (parts.len() > 2 && parts[2] == "/").then_some(9);
            let note = if times.is_none() { ABSENT } else { "" };
            let date = day(&format!("2026-{}-{}", if parts[1] == "27" { "10" } else { "11" }, parts[1]));
            StaffAttendance { day: date, ..row(parts[0].parse().unwrap_or(0), Some(2), times, stands, note) }
        };
        text.split(';').map(one).collect()
    };
    for (text, wanted) in [
        ("9 03;9 10;5 03;5 10", "5 came 3 10, without 17 24"),
        ("9 03;9 10;9 17;5 03;5 10", "5 came 3 10, without 17 24"),
        ("9 03;9 10;9 17;5 03;5 10;5 17 -", "5 came 3 10, without 24"),
        ("9 10;9 17;5 10;5 17", "5 came 10 17, without 24"),
        ("9 03;9 10;9 17;9 24;5 03;5 10;5 17;5 24", "5 came 3 10 17 24, without"),
        ("9 03;5 03", ""),
        ("9 03;9 10;5 03 /;5 10 /", ""),
        // In the place of who is planned: asked about otherwise.
        ("5 03;5 10", ""),
        // Twice in five is seldom, twice in four often enough.
        ("9 27;9 03;9 10;9 17;9 24;5 27;5 03", ""),
        ("9 03;9 10;9 17;9 24;5 03;5 24", "5 came 3 24, without 10 17"),
    ] {
        let of =
            |days: &[NaiveDate]| days.iter().map(|day| format!(" {}", chrono::Datelike::day(day))).collect::<String>();
        let found = regulars(&days, &kept(text));
        let said: Vec<String> = found
            .iter()
            .map(|each| format!("{} came{}, without{}", each.staff, of(&each.came), of(&each.without)))
            .collect();
        assert_eq!(said.join("; "), wanted, "{text}");
    }
}
