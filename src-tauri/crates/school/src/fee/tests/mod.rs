//! Bills as tables of cases, and the laws that every bill keeps.
mod caps;
mod laws;

use super::*;
use crate::profile::tests::PLAIN;
use crate::session::tests::day;

const PUPIL: Pupil<'static> = Pupil {
    id: StudentId(17),
    code: "G370102201501010017",
    name: "李明",
    class_label: "三(2)班",
    seat_no: Some(17),
    stage: Stage::Primary,
};

/// The weekdays of November 2026: 2–6, 9–13, 16–20, 23–27, 30.
fn weekdays() -> Vec<NaiveDate> {
    use chrono::Weekday::{Sat, Sun};
    let november = Month::read("2026-11").unwrap();
    november.days().filter(|day| !matches!(day.weekday(), Sat | Sun)).collect()
}

fn session(day: NaiveDate, lessons: i64) -> Served<'static> {
    Served {
        day,
        group: "作业一班",
        kind: ServiceKind::BasicCare,
        lessons: Lessons(lessons),
        enrolled: true,
        mark: Some(Mark::Present),
        cancelled: None,
    }
}

/// One session on each of the first `days` weekdays.
fn attended(days: usize, lessons: i64) -> Vec<Served<'static>> {
    weekdays().into_iter().take(days).map(|day| session(day, lessons)).collect()
}

/// The plain profile with its fee's lines changed.
fn profile(changes: &[(&str, &str)]) -> PolicyProfile {
    let mut text = PLAIN.to_owned();
    for (plain, instead) in changes {
        assert!(text.contains(plain), "{plain}");
        text = text.replacen(plain, instead, 1);
    }
    PolicyProfile::read(&text).unwrap()
}

fn bill_of(
    profile: &PolicyProfile,
    served: &[Served<'_>],
    reductions: &[Reduced<'_>],
    earlier: &[(ServiceKind, i64)],
) -> Option<Line> {
    bill(&FeeInput {
        month: Month::read("2026-11").unwrap(),
        profile,
        area: Area::City,
        pupil: PUPIL,
        earlier_fen: &earlier.iter().map(|(kind, fen)| (*kind, Fen(*fen))).collect(),
        elsewhere_fen: Fen::ZERO,
        lacking: &[],
        days_taught: 20,
        served,
        reductions,
    })
}

fn reduced<'a>(category: &'a str, from: &str, to: Option<&str>) -> Reduced<'a> {
    Reduced { category, valid: Span { from: day(from), to: to.map(day) } }
}

fn detail(line: &Line) -> &BillDetail {
    match &line.detail {
        Detail::Bill(detail) => detail,
        Detail::Pay(_) => panic!("a bill"),
    }
}

fn texts(line: &Line) -> Vec<String> {
    let shown = |step: &Step| {
        let amount = step.amount_fen.map_or(String::new(), |fen| format!(" | {fen}"));
        let clause = step.clause.as_deref().map_or(String::new(), |clause| format!(" | {clause}"));
        format!("{}{amount}{clause}", step.text)
    };
    line.steps.iter().map(shown).collect()
}

#[test]
fn the_answer_to_why_this_amount() {
    let mut served = Vec::new();
    for date in weekdays() {
        for group in ["作业一班", "阅读一班"] {
            let mut each = Served { group, ..session(date, 1000) };
            match date.day() {
                6 => each.mark = Some(Mark::Leave),
                10 => each.cancelled = Some("台风"),
                _ => {}
            }
            served.push(each);
        }
    }
    let line = bill_of(&profile(&[]), &served, &[reduced("其他家庭困难", "2026-11-17", None)], &[]).unwrap();
    assert_eq!((line.amount_fen, line.waived_fen, line.tax_fen), (Fen(7370), Fen(2630), Fen(0)));
    assert_eq!((line.id.as_str(), line.who.as_str()), ("2026-11-B-17", "李明"));
    assert_eq!(
        texts(&line),
        [
            "基础托管(作业一班、阅读一班) 19 天，共 38 课时 × 3.00 元/课时 | 114.00 | 某发改价格〔2025〕1号 第三条",
            "基础托管本月封顶 100.00 元 | -14.00 | 某发改价格〔2025〕1号 第三条",
            "减免：其他家庭困难 50 %(11月17日起 10 天，占 52.60 元) | -26.30",
            "11月10日 学校停课(台风)，基础托管不计费",
            "11月6日 请假，基础托管不计费",
        ]
    );
    let detail = detail(&line);
    assert_eq!((detail.lessons, detail.days, detail.service_fee_fen), (Lessons(38_000), 19, Fen(7370)));
    assert_eq!(detail.before_reductions_fen, BTreeMap::from([("basic_care".to_owned(), Fen(10_000))]));
}

#[test]
fn each_unit_and_part_of_a_month_has_its_price() {
    const MONTH: (&str, &str) = ("unit = \"lesson\"\nprice_fen = 300", "unit = \"month\"\nprice_fen = 8500");
    let month = |rule: &'static str| vec![MONTH, ("trial = true", rule)];
    let open = ("cap_month_fen = 10000\n", "");
    // changes | days × lessons | earlier | bill
    for (changes, days, lessons, earlier, wanted) in [
        (vec![open], 19, 2000, 0, 11_400),
        (vec![open], 19, 3000, 0, 11_400),
        (vec![open, ("lessons_per_day_max = 2\n", "")], 19, 3000, 0, 17_100),
        (vec![open], 3, 1333, 0, 1_200),
        (vec![open, ("price_fen = 300", "price_fen = 250")], 1, 1333, 0, 333),
        (vec![open, ("price_fen = 300", "price_fen = 250"), ("trial", "rounding = \"jiao\"\ntrial")], 1, 1333, 0, 330),
        (vec![open, ("price_fen = 300", "price_fen = 250"), ("trial", "rounding = \"yuan\"\ntrial")], 1, 1333, 0, 300),
        // 144.5 fen is 140 to the jiao: not first 145 to the fen and then 150.
        (vec![open, ("price_fen = 300", "price_fen = 289"), ("trial", "rounding = \"jiao\"\ntrial")], 1, 500, 0, 140),
        (vec![], 19, 2000, 0, 10_000),
        (vec![("cap_month_fen = 10000", "cap_month_fen = 10000\ncap_term_fen = 40000")], 19, 2000, 30_000, 10_000),
        (vec![("cap_month_fen = 10000", "cap_month_fen = 10000\ncap_term_fen = 40000")], 19, 2000, 38_000, 2_000),
        (vec![("cap_month_fen = 10000", "cap_month_fen = 10000\ncap_term_fen = 40000")], 19, 2000, 41_000, 0),
        (vec![open, ("unit = \"lesson\"", "unit = \"day\"")], 7, 2000, 0, 2_100),
        (vec![open, ("unit = \"lesson\"", "unit = \"term\"")], 7, 2000, 0, 300),
        (vec![open, ("unit = \"lesson\"", "unit = \"term\"")], 7, 2000, 300, 0),
        (month("part_month = \"none\""), 1, 1000, 0, 8_500),
        (month("part_month = \"none\""), 0, 1000, 0, 0),
        (month("part_month = \"half_below_half_month\""), 9, 1000, 0, 4_250),
        (month("part_month = \"half_below_half_month\""), 10, 1000, 0, 8_500),
        (month("part_month = \"ten_day_steps\""), 7, 1000, 0, 2_833),
        (month("part_month = \"ten_day_steps\""), 8, 1000, 0, 5_667),
        (month("part_month = \"ten_day_steps\""), 16, 1000, 0, 8_500),
        (month("part_month = \"per_day\""), 7, 1000, 0, 2_975),
        (month("part_month = \"per_day\""), 20, 1000, 0, 8_500),
        (month("part_month = \"per_day\""), 21, 1000, 0, 8_500),
    ] {
        let profile = profile(&changes);
        let mut served = attended(days, lessons);
        served.push(Served { mark: Some(Mark::Absent), ..session(day("2026-11-30"), 1000) });
        let line = bill_of(&profile, &served, &[], &[(ServiceKind::BasicCare, earlier)]).unwrap();
        assert_eq!(line.amount_fen, Fen(wanted), "{changes:?} {days} {lessons}: {:#?}", texts(&line));
        assert_eq!(line.steps.iter().filter_map(|step| step.amount_fen).sum::<Fen>(), Fen(wanted));
    }
}

#[test]
fn what_counts_depends_on_what_is_charged() {
    let attended = profile(&[]);
    let absence = profile(&[("charged_on = \"attended\"", "absence_charged = true")]);
    let booked = profile(&[("\"attended\"", "\"booked\"")]);
    let plain = session(day("2026-11-02"), 1000);
    // the session | attended, attended with absence charged, booked | the word said under each
    for (served, counts, words) in [
        (plain, [1, 1, 1], ["", "", ""]),
        (Served { mark: Some(Mark::Late), ..plain }, [1, 1, 1], ["", "", ""]),
        (Served { mark: Some(Mark::LeftEarly), ..plain }, [1, 1, 1], ["", "", ""]),
        (
            Served { mark: Some(Mark::Leave), ..plain },
            [0, 1, 1],
            ["请假，基础托管不计费", "请假，基础托管按规定仍计费", "请假，基础托管按报名计费"],
        ),
        (
            Served { mark: Some(Mark::Absent), ..plain },
            [0, 1, 1],
            ["缺席，基础托管不计费", "缺席，基础托管按规定仍计费", "缺席，基础托管按报名计费"],
        ),
        (
            Served { mark: None, ..plain },
            [0, 0, 1],
            ["没有点名记录，基础托管不计费", "没有点名记录，基础托管不计费", ""],
        ),
        (Served { enrolled: false, ..plain }, [1, 1, 0], ["", "", "没有报名，基础托管按报名收费，不计费"]),
        (Served { cancelled: Some(""), ..plain }, [0, 0, 0], ["学校停课，基础托管不计费"; 3]),
        (Served { lessons: Lessons(0), ..plain }, [0, 0, 0], ["", "", ""]),
    ] {
        for ((profile, count), word) in [&attended, &absence, &booked].into_iter().zip(counts).zip(words) {
            let line = bill_of(profile, &[served], &[], &[]).unwrap();
            assert_eq!(line.amount_fen, Fen(300 * count), "{served:?}");
            let found = texts(&line).pop().unwrap_or_default();
            let wanted = if word.is_empty() { String::new() } else { format!("11月2日 {word}") };
            assert_eq!(if found.starts_with("基础托管(") { "" } else { &found }, wanted, "{served:?}");
        }
    }
}

#[test]
fn what_is_never_charged_makes_no_bill() {
    let tutoring = Served { kind: ServiceKind::Tutoring, ..session(day("2026-11-02"), 1000) };
    let club = Served { kind: ServiceKind::Club, ..tutoring };
    assert_eq!(bill_of(&profile(&[]), &[], &[], &[]), None);
    assert_eq!(bill_of(&profile(&[]), &[tutoring], &[], &[]), None);
    let line = bill_of(&profile(&[]), &[tutoring, club], &[], &[]).unwrap();
    assert_eq!(line.amount_fen, Fen::ZERO);
    assert_eq!(texts(&line), ["社团 1 天，口径中没有适用的收费标准，不收费", "个别辅导 1 天，按规定不收费"]);
}

#[test]
fn reductions_are_gathered_by_day_and_the_better_one_holds() {
    let all = "2026-09-01";
    // reductions | waived of 100.00 over 10 days from November 2 to 13
    for (reductions, wanted) in [
        (vec![], 0),
        (vec![reduced("农村低保", all, None)], 10_000),
        (vec![reduced("其他家庭困难", all, None)], 5_000),
        (vec![reduced("多子女家庭", all, None)], 2_000),
        (vec![reduced("多子女家庭", "2026-11-13", None)], 1_000),
        (vec![reduced("农村低保", "2026-11-09", None)], 5_000),
        (vec![reduced("农村低保", all, Some("2026-11-02"))], 1_000),
        (vec![reduced("农村低保", all, Some("2026-10-31"))], 0),
        (vec![reduced("其他家庭困难", all, None), reduced("农村低保", "2026-11-09", None)], 7_500),
        (vec![reduced("其他家庭困难", all, None), reduced("多子女家庭", all, None)], 6_000),
        (vec![reduced("其他家庭困难", all, Some("2026-11-06")), reduced("多子女家庭", all, None)], 4_500),
        (vec![reduced("农村低保", all, Some("2026-11-02")), reduced("多子女家庭", all, None)], 3_000),
        // 20.00 of the 20.00 of two days is better than half of them.
        (vec![reduced("其他家庭困难", all, None), reduced("多子女家庭", "2026-11-12", None)], 6_000),
        (vec![reduced("其他家庭困难", all, Some("2026-11-03")), reduced("其他家庭困难", "2026-11-12", None)], 2_000),
        (vec![reduced("没有的类别", all, None)], 0),
    ] {
        let cap = profile(&[("price_fen = 300", "price_fen = 1000")]);
        let served = attended(10, 1000);
        let line = bill_of(&cap, &served, &reductions, &[]).unwrap();
        assert_eq!(line.waived_fen, Fen(wanted), "{reductions:?}: {:#?}", texts(&line));
        assert_eq!(line.amount_fen + line.waived_fen, Fen(10_000));
        assert_eq!(
            texts(&line).iter().any(|text| text.contains("不在政策口径中")),
            reductions.iter().any(|each| each.category == "没有的类别")
        );
    }
}

#[test]
fn an_amount_is_used_where_it_gains_most() {
    let other = "[[reduction]]\ncategory = \"军人家庭\"\nkind = \"percent\"\npercent = 30\n[pay]";
    let profile = profile(&[("price_fen = 300", "price_fen = 1000"), ("[pay]", other)]);
    let all = "2026-09-01";
    let half = |to| reduced("其他家庭困难", all, to);
    let amount = reduced("多子女家庭", all, None);
    // lessons a day at 10.00 from November 2 | reductions | waived
    for (lessons, reductions, wanted) in [
        // One day of 15.00 and half of the other, not 20.00 of both.
        (vec![1500, 1500], vec![half(None), amount], 2_250),
        // 20.00 of the third and second day, which gives up 30 per cent, rather than of the first, which gives up half.
        (
            vec![1000, 1000, 1000],
            vec![half(Some("2026-11-02")), reduced("军人家庭", "2026-11-03", Some("2026-11-03")), amount],
            2_500,
        ),
    ] {
        let served: Vec<Served<'_>> =
            weekdays().into_iter().zip(&lessons).map(|(day, lessons)| session(day, *lessons)).collect();
        let line = bill_of(&profile, &served, &reductions, &[]).unwrap();
        assert_eq!(line.waived_fen, Fen(wanted), "{:#?}", texts(&line));
    }
}

#[test]
fn half_of_an_odd_fen_is_waived() {
    let odd = profile(&[("price_fen = 300", "price_fen = 333")]);
    let line = bill_of(&odd, &attended(1, 1000), &[reduced("其他家庭困难", "2026-09-01", None)], &[]).unwrap();
    assert_eq!((line.amount_fen, line.waived_fen), (Fen(166), Fen(167)));
}

#[test]
fn a_month_under_two_standards_keeps_one_cap_and_one_monthly_price() {
    let fee = &PLAIN[PLAIN.find("[[fee]]").unwrap()..PLAIN.find("[[reduction]]").unwrap()];
    let later = fee
        .replace("from = \"2025-09-01\"", "from = \"2026-11-16\"")
        .replace("price_fen = 300", "price_fen = 400")
        .replace("2025〕1号", "2026〕9号");
    let both = |change: &dyn Fn(String) -> String| {
        let text = PLAIN.replacen("to = \"2026-12-31\"", "to = \"2026-11-15\"", 1).replacen(
            "[[reduction]]",
            &format!("{later}[[reduction]]"),
            1,
        );
        PolicyProfile::read(&change(text)).unwrap()
    };
    let line = bill_of(&both(&|text| text), &attended(21, 2000), &[], &[]).unwrap();
    assert_eq!(line.amount_fen, Fen(10_000));
    assert_eq!(
        texts(&line),
        [
            "基础托管(作业一班) 10 天，共 20 课时 × 3.00 元/课时 | 60.00 | 某发改价格〔2025〕1号 第三条",
            "基础托管(作业一班) 11 天，共 22 课时 × 4.00 元/课时 | 88.00 | 某发改价格〔2026〕9号 第三条",
            "基础托管本月封顶 100.00 元，本月已计 60.00 元 | -48.00 | 某发改价格〔2026〕9号 第三条",
        ]
    );
    let monthly = both(&|text| text.replace("unit = \"lesson\"", "unit = \"month\""));
    let line = bill_of(&monthly, &attended(21, 2000), &[], &[]).unwrap();
    assert_eq!(texts(&line), ["基础托管(作业一班) 21 天，3.00 元/月 | 3.00 | 某发改价格〔2025〕1号 第三条"]);
}

#[test]
fn each_kind_has_its_own_cap_and_its_own_reduction() {
    let fee = &PLAIN[PLAIN.find("[[fee]]").unwrap()..PLAIN.find("[[reduction]]").unwrap()];
    let club = fee.replace("basic_care", "club").replace("unit", "fund = \"collected_for_others\"\nunit");
    let profile = profile(&[("[[reduction]]", &format!("{club}[[reduction]]"))]);
    let mut served = attended(5, 1000);
    served.extend(attended(21, 2000).into_iter().map(|each| Served { kind: ServiceKind::Club, group: "合唱", ..each }));
    let line = bill_of(&profile, &served, &[reduced("多子女家庭", "2026-09-01", None)], &[]).unwrap();
    assert_eq!(
        texts(&line),
        [
            "基础托管(作业一班) 5 天，共 5 课时 × 3.00 元/课时 | 15.00 | 某发改价格〔2025〕1号 第三条",
            "减免：多子女家庭 20.00 元(全部 5 天，占 15.00 元) | -15.00",
            "社团(合唱) 21 天，共 42 课时 × 3.00 元/课时 | 126.00 | 某发改价格〔2025〕1号 第三条",
            "社团本月封顶 100.00 元 | -26.00 | 某发改价格〔2025〕1号 第三条",
            "减免：多子女家庭 20.00 元(全部 21 天，占 100.00 元) | -20.00",
        ]
    );
    assert_eq!((detail(&line).service_fee_fen, detail(&line).days), (Fen::ZERO, 21));
}
