//! A profile as a form and back: nothing is lost, and every mistake stands at its field.
use super::*;
use crate::profile::tests::PLAIN;

const SHIPPED: [&str; 2] = [
    include_str!("../../../../../../assets/profiles/example-per-lesson.toml"),
    include_str!("../../../../../../assets/profiles/example-per-month.toml"),
];

/// A profile that uses what the others do not.
fn rich() -> String {
    PLAIN
        .replace("name = \"示例\"", "name = \"宝鸡市口径\"")
        .replace("某市", "宝鸡市")
        .replace("某发改", "宝发改")
        .replace("[time]", "[time]\nearliest_end = \"16:30\"\nweekend_days_max = 1\nevening_study = true")
        .replace(
            "[pay]",
            "[refund]\nrule = \"fixed_daily_rate\"\ndaily_rate_fen = 350\nschool_cancelled = \"none\"\npay_back = \"cash\"\n[pay]\nbasis = \"宝教发〔2025〕9号\"\nremainder = \"equal\"",
        )
        .replace("stage = \"primary\"", "area = \"rural\"\nfund = \"collected_for_others\"\nrounding = \"jiao\"")
        .replace("per_lesson_fen = 6000", "slot = \"15:45-16:25\"\nper_lesson_fen = 6001")
        .replace("of_income_permille = 80", "of_income_permille = 85")
        .replace("split = \"by_lessons\"", "split = \"by_heads\"")
}

#[test]
fn what_a_form_writes_is_the_profile_it_came_from() {
    let rich = rich();
    for text in [rich.as_str(), &rich.replace("of_income_permille = 85", "fixed_fen = 90050")] {
        let before = PolicyProfile::read(text).unwrap();
        let written = before.form().text().unwrap();
        let after = PolicyProfile::read(&written).unwrap();
        let same = PolicyProfile { id: before.id.clone(), text_sha256: before.text_sha256.clone(), ..after };
        assert_eq!(same, before, "{written}");
    }
}

#[test]
fn an_examples_papers_are_not_taken_over_and_all_else_is() {
    for text in SHIPPED {
        let sample = PolicyProfile::read(text).unwrap();
        let mut form = sample.form();
        let missing: Vec<String> = form.text().unwrap_err().into_iter().map(|problem| problem.place).collect();
        let fees = sample.fees.len();
        let papers = (0..fees).flat_map(|place| [format!("fees.{place}.issuer"), format!("fees.{place}.number")]);
        assert_eq!(missing, std::iter::once("name".to_owned()).chain(papers).collect::<Vec<_>>());
        form.name = "宝鸡市口径".to_owned();
        for fee in &mut form.fees {
            (fee.issuer, fee.number) = ("宝鸡市发展和改革委员会".to_owned(), "宝发改价格〔2025〕7号".to_owned());
        }
        let own = PolicyProfile::read(&form.text().unwrap()).unwrap();
        assert_eq!(own.sample_said(), None);
        assert_eq!((&own.pay, &own.reductions, &own.time), (&sample.pay, &sample.reductions, &sample.time));
    }
}

#[test]
fn every_mistake_stands_at_its_field() {
    type Change = fn(&mut ProfileForm);
    // what is typed | where it is told | how the sentence begins
    let cases: &[(Change, &str, &str)] = &[
        (|form| form.name = "  ".into(), "name", "口径名称空着"),
        (|form| form.to = "2025-08-31".into(), "to", "早于开始日期"),
        (|form| form.from = "明年".into(), "from", "写的是「明年」：应为日期"),
        (|form| form.from = String::new(), "from", "开始日期空着"),
        (|form| form.earliest_end = "四点半".into(), "earliest_end", "写的是「四点半」：应为时间"),
        (|form| form.fees[0].price = "3元".into(), "fees.0.price", "写的是「3元」：应为金额"),
        (|form| form.fees[0].price = "2.505".into(), "fees.0.price", "写的是「2.505」：应为金额"),
        (|form| form.fees[0].price = "-1".into(), "fees.0.price", "写的是「-1」：应为金额"),
        (|form| form.fees[0].price = String::new(), "fees.0.price", "单价空着"),
        (|form| form.fees[0].number = String::new(), "fees.0.number", "文号空着：没有文号的收费不能收取"),
        (|form| form.fees[0].lessons_max = "30".into(), "fees.0.lessons_max", "写的是「30」：应为 1 到 24 的整数"),
        (|form| form.reductions[1].much = "101".into(), "reductions.1.much", "写的是「101」：应为 1 到 100 的整数"),
        (|form| form.reductions[1].much = String::new(), "reductions.1.much", "减免比例空着"),
        (|form| form.reductions[2].much = "x".into(), "reductions.2.much", "写的是「x」：应为金额"),
        (|form| form.refund_daily = String::new(), "refund_daily", "每天退的金额空着"),
        (|form| form.late_minutes = "300".into(), "late_minutes", "写的是「300」：应为 0 到 240 的整数"),
        (|form| form.late_deduct = "25.55".into(), "late_deduct", "写的是「25.55」：应为 0 到 100 的数"),
        (|form| form.rates[0].amount = String::new(), "rates.0.amount", "标准空着"),
        (|form| form.rates[0].slot_to = "15:00".into(), "rates.0.slot_from", "写的是「15:45 至 15:00」"),
        (|form| form.pools[0].much = "12".into(), "pools.0.much", "高于上面写的管理费最高占比"),
        (|form| form.pools[0].pool = String::new(), "pools.0.pool", "资金池空着"),
        (|form| form.fees.push(form.fees[0].clone()), "", "第 1 项和第 2 项收费标准都是基础托管"),
        (|form| form.rates.push(form.rates[0].clone()), "", "第 1 项和第 3 项补助标准都是「作业辅导」本校教师"),
        (|form| form.reductions.push(form.reductions[0].clone()), "", "减免类别「农村低保」写了两次"),
    ];
    let plain = PolicyProfile::read(&rich()).unwrap().form();
    assert!(plain.text().is_ok());
    for (change, place, wanted) in cases {
        let mut form = plain.clone();
        change(&mut form);
        let problems = form.text().unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].place, *place, "{problems:?}");
        assert!(problems[0].said.starts_with(wanted) && problems[0].said.ends_with('。'), "{problems:?}");
        assert_eq!(problems[0].label.is_empty(), place.is_empty(), "{problems:?}");
    }
}

#[test]
fn figures_may_be_typed_as_people_write_them() {
    let mut form = PolicyProfile::read(&rich()).unwrap().form();
    form.fees[0].cap_month = "1,200".into();
    form.late_deduct = " 12.5 % ".into();
    form.to = "2027/8/31".into();
    let profile = PolicyProfile::read(&form.text().unwrap()).unwrap();
    assert_eq!(profile.fees[0].cap_month_fen, Some(Fen(120_000)));
    assert_eq!(profile.pay.late_or_early_deduct_permille, 125);
    assert_eq!(profile.valid.to.unwrap().to_string(), "2027-08-31");
}

#[test]
fn quotes_and_line_breaks_in_a_name_stay_a_name() {
    let mut form = PolicyProfile::read(&rich()).unwrap().form();
    form.name = "本校\"口径\"\n[pay] \\ '''".into();
    assert_eq!(PolicyProfile::read(&form.text().unwrap()).unwrap().name, form.name);
}
