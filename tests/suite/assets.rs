//! The shipped calendars and policy profiles are what their papers say.
use chrono::{Datelike, NaiveDate};
use kehou_tests::read;
use serde_json::Value;

/// Days off and make-up workdays of a year's notice of the State Council's office, as spans of month and day.
struct Notice {
    year: i32,
    number: &'static str,
    off: &'static [(u32, u32, u32, u32)],
    work: &'static [(u32, u32)],
}

const NOTICES: [Notice; 2] = [
    Notice {
        year: 2025,
        number: "国办发明电〔2024〕12号",
        off: &[(1, 1, 1, 1), (1, 28, 2, 4), (4, 4, 4, 6), (5, 1, 5, 5), (5, 31, 6, 2), (10, 1, 10, 8)],
        work: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Notice {
        year: 2026,
        number: "国办发明电〔2025〕7号",
        off: &[
            (1, 1, 1, 3),
            (2, 15, 2, 23),
            (4, 4, 4, 6),
            (5, 1, 5, 5),
            (6, 19, 6, 21),
            (9, 25, 9, 27),
            (10, 1, 10, 7),
        ],
        work: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

#[test]
fn calendars_say_what_the_notices_say() {
    for notice in NOTICES {
        let day = |month, day| NaiveDate::from_ymd_opt(notice.year, month, day).unwrap();
        let off = notice
            .off
            .iter()
            .flat_map(|&(m1, d1, m2, d2)| day(m1, d1).iter_days().take_while(move |d| *d <= day(m2, d2)));
        let work = notice.work.iter().map(|&(m, d)| (day(m, d), false));
        let mut wanted: Vec<(NaiveDate, bool)> = off.map(|d| (d, true)).chain(work).collect();
        wanted.sort();

        let calendar: Value = serde_json::from_str(&read(&format!("assets/calendars/{}.json", notice.year))).unwrap();
        let days = calendar["days"].as_array().unwrap().iter();
        let found: Vec<(NaiveDate, bool)> =
            days.map(|d| (d["date"].as_str().unwrap().parse().unwrap(), d["isOffDay"].as_bool().unwrap())).collect();
        assert_eq!(found, wanted, "{}", notice.year);
        assert_eq!(calendar["year"], notice.year);
        assert!(
            calendar["papers"][0].as_str().unwrap().starts_with(notice.number),
            "{} must name its notice",
            notice.year
        );
        let weekends = found.iter().filter(|(_, off)| !off).all(|(d, _)| d.weekday().number_from_monday() > 5);
        assert!(weekends, "a make-up workday of {} is not on a weekend", notice.year);
    }
}

#[test]
fn every_fee_of_the_shipped_profiles_rests_on_a_numbered_paper() {
    for id in ["example-per-lesson", "example-per-month"] {
        let profile: toml::Table = read(&format!("assets/profiles/{id}.toml")).parse().unwrap();
        assert_eq!(profile["id"].as_str(), Some(id), "a profile's id is its file's name");
        for fee in profile["fee"].as_array().unwrap() {
            for field in ["issuer", "number", "from", "to"] {
                assert!(
                    fee.get(field).is_some_and(|v| !v.as_str().unwrap_or("").is_empty()),
                    "{id}: a fee lacks {field}"
                );
            }
            let number = fee["number"].as_str().unwrap();
            assert!(number.contains('〔') && number.ends_with('号'), "{id}: {number} is no 文号");
            assert!(fee["from"].as_str() < fee["to"].as_str(), "{id}: a fee ends before it begins");
        }
        let floor = profile["pay"]["floor_per_lesson_fen"].as_integer().unwrap();
        for rate in profile["pay"]["rate"].as_array().unwrap() {
            let paid = rate.get("per_lesson_fen").map(|v| v.as_integer().unwrap());
            assert!(paid.is_none_or(|paid| paid >= floor), "{id}: {rate} lies below the floor of {floor} fen a lesson");
        }
    }
}
