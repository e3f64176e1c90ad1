//! The laws of a demo school: same seed same rows, valid numbers, nobody in two places, nothing beyond its limits.
#![expect(clippy::unwrap_used, reason = "a test may stop")]
use super::*;
use crate::classes::GradeRange;
use crate::days::Weekdays;
use crate::identity::{passes_luhn, read_id, read_phone, read_student_code};
use crate::words::{Mark, ServiceKind, StaffKind};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

const WORDS: &str = include_str!("../../../../../assets/demo/names.toml");

fn order(students: usize, staff: usize, seed: u64) -> DemoOrder {
    let term = Term {
        name: "2026-2027学年上学期".into(),
        first_day: "2026-09-01".parse().unwrap(),
        last_day: "2027-01-22".parse().unwrap(),
    };
    DemoOrder { students, staff, month: Month::read("2026-11").unwrap(), seed, term }
}

fn days() -> Vec<(NaiveDate, Weekday)> {
    let month = Month::read("2026-11").unwrap();
    month.days().map(|day| (day, day.weekday())).filter(|(_, weekday)| weekday.num_days_from_monday() < 5).collect()
}

pub(super) fn made(students: usize, staff: usize, seed: u64) -> DemoSchool {
    school(&order(students, staff, seed), &DemoWords::read(WORDS).unwrap(), &days())
}

/// The rows of a list, each as column → cell.
pub(super) fn rows_of<'a>(school: &'a DemoSchool, list: &str) -> Vec<BTreeMap<&'a str, &'a str>> {
    let sheet = school.sheets.iter().find(|sheet| sheet.list == list).unwrap();
    sheet
        .rows
        .iter()
        .map(|row| {
            assert_eq!(row.len(), sheet.header.len());
            sheet.header.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect()
        })
        .collect()
}

#[test]
fn the_same_seed_makes_the_same_school() {
    assert_eq!(made(120, 20, 7), made(120, 20, 7));
    assert_ne!(made(120, 20, 7), made(120, 20, 8));
    let (small, large) = (made(120, 20, 7), made(120, 30, 7));
    assert_eq!(small.sheets[0], large.sheets[0], "more staff leave the pupils as they are");
}

#[test]
fn a_school_of_600_has_what_a_school_has() {
    let school = made(600, 45, 1);
    let counts: Vec<(&str, usize)> = school.sheets.iter().map(|sheet| (sheet.list, sheet.rows.len())).collect();
    assert_eq!(counts[..3], [("students", 600), ("staff", 45), ("groups", 30)]);
    assert!(counts[3].1 > 800 && counts[4].1 > 15_000 && counts[5].1 > 500, "{counts:?}");
    let names: String = rows_of(&school, "students").iter().map(|row| row["姓名"]).collect();
    for rare in "㛃䶮𬭚𫍯犇喆玥璟镕·".chars() {
        assert!(names.contains(rare), "{rare}");
    }
    for kind in StaffKind::ALL {
        assert!(rows_of(&school, "staff").iter().any(|row| row["人员类别"] == kind.label()), "{kind:?}");
    }
    for mark in Mark::ALL {
        assert!(rows_of(&school, "attendance").iter().any(|row| row["出勤"] == mark.sign()), "{mark:?}");
    }
    let signed = rows_of(&school, "staff-attendance");
    assert_eq!(signed.iter().filter(|row| row["签到"].is_empty()).count(), 1);
    assert!(signed.iter().any(|row| !row["代"].is_empty()) && signed.iter().any(|row| row["岗位"] == "值班领导"));
    let groups = rows_of(&school, "groups");
    assert!(groups.iter().all(|row| !row["教师"].is_empty()));
    let reduced: Vec<_> = rows_of(&school, "students").into_iter().filter(|row| !row["减免类别"].is_empty()).collect();
    assert!(
        reduced.iter().any(|row| row["减免起"] == "2026-11-17")
            && reduced.iter().any(|row| row["减免类别"] == "农村低保")
    );
}

#[test]
fn every_number_passes_its_check_and_belongs_to_one() {
    let (school, today) = (made(600, 45, 2), "2026-11-24".parse().unwrap());
    let (mut ids, mut codes, mut in_class) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for row in rows_of(&school, "students") {
        let id = read_id(row["身份证件号"], today).unwrap();
        assert_eq!(id.sex.label(), row["性别"]);
        assert!(id.is_region_known && ids.insert(id.number.clone()));
        assert!(in_class.insert((row["年级"], row["班级"], row["姓名"])));
        let grade = i32::from(GradeRange::read(row["年级"]).unwrap().each().next().unwrap());
        let entered = "2026-08-31".parse::<NaiveDate>().unwrap().years_since(id.birth).unwrap();
        assert_eq!(i32::try_from(entered).unwrap() - grade, 5, "{row:?}");
        assert!(read_phone(row["联系电话"]).is_ok());
        if !row["学籍号"].is_empty() {
            assert!(codes.insert(row["学籍号"]));
            read_student_code(row["学籍号"], Some(row["身份证件号"]), today).unwrap();
        }
    }
    let mut names = BTreeSet::new();
    for row in rows_of(&school, "staff") {
        assert!(
            names.insert(row["姓名"]) && read_phone(row["手机号"]).is_ok() && read_id(row["身份证件号"], today).is_ok()
        );
        assert!(row["银行账号"].is_empty() || (row["银行账号"].len() == 19 && passes_luhn(row["银行账号"])));
    }
}

#[test]
fn nobody_is_in_two_places_and_nothing_is_beyond_its_limits() {
    for (students, staff, seed) in [(600, 45, 3), (1, 1, 4), (37, 5, 5), (0, 0, 6), (1600, 130, 7)] {
        let school = made(students, staff, seed);
        let groups: BTreeMap<&str, _> =
            rows_of(&school, "groups").into_iter().map(|row| (row["服务班"], row)).collect();
        let (mut held, mut seats) = (BTreeSet::new(), BTreeMap::new());
        for row in groups.values() {
            let latest = if row["服务类别"] == ServiceKind::ExtendedCare.label() { "20:30" } else { "18:30" };
            assert!(row["结束"] <= latest && row["开始"] >= "16:30");
            for teacher in row["教师"].split('、').filter(|teacher| !teacher.is_empty()) {
                for day in row["星期"].chars() {
                    assert!(held.insert((teacher, row["开始"], day)), "{teacher} is in two places");
                }
            }
        }
        let mut booked = BTreeSet::new();
        for row in rows_of(&school, "enrolments") {
            let group = &groups[row["服务班"]];
            let grade = GradeRange::read(row["年级"]).unwrap().each().next().unwrap();
            assert!(GradeRange::read(group["年级范围"]).unwrap().has(grade), "{row:?}");
            let days = Weekdays::read(row["星期"]).unwrap();
            assert_eq!(days.and(Weekdays::read(group["星期"]).unwrap()), days);
            for day in days.each() {
                assert!(booked.insert((row["年级"], row["班级"], row["姓名"], group["开始"], day as u8)), "{row:?}");
            }
            *seats.entry(row["服务班"]).or_insert(0) += 1;
        }
        for (group, taken) in seats {
            assert!(taken <= groups[group]["容量"].parse::<usize>().unwrap(), "{group} has {taken}");
        }
        let mut served = BTreeSet::new();
        for row in rows_of(&school, "staff-attendance").iter().filter(|row| !row["服务班"].is_empty()) {
            assert!(served.insert((row["日期"], groups[row["服务班"]]["开始"], row["工号"])), "{row:?}");
        }
    }
}

#[test]
fn the_largest_school_fits_too() {
    let school = made(5000, 400, 9);
    let attendance = school.sheets[4].rows.len();
    assert!(school.sheets[0].rows.len() == 5000 && attendance > 100_000, "{attendance}");
    assert!((180..=260).contains(&school.sheets[2].rows.len()), "{}", school.sheets[2].rows.len());
}

#[test]
fn chance_is_the_same_everywhere() {
    let mut chance = Chance::new(1, "test");
    let drawn: Vec<usize> = (0..6).map(|_| chance.below(1000)).collect();
    assert_eq!(drawn, [538, 236, 399, 585, 702, 543]);
}
