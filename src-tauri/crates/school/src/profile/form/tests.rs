//! A profile as a form and back: nothing is lost, and every mistake stands at its field.
use super::*;
use crate::money::Fen;
use crate::profile::tests::PLAIN;
use crate::profile::{PolicyProfile, Standards};
use crate::words::{ServiceKind, Stage};

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
    let caps =
        "[[total_cap]]\nstage = \"primary\"\ncap_month_fen = 12000\n[[total_cap]]\ncap_term_fen = 60050\n[refund]";
    for text in [
        rich.as_str(),
        &rich.replace("of_income_permille = 85", "fixed_fen = 90050"),
        &rich.replacen("[refund]", caps, 1),
    ] {
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
        assert_eq!(missing, ["issuer", "number", "from"], "the day is the paper's, not the example's");
        papers(&mut form);
        let own = PolicyProfile::read(&form.text().unwrap()).unwrap();
        assert_eq!((own.sample_said(), own.name.as_str()), (None, "宝发改价格〔2026〕7号"), "the 文号 names it");
        let days: Vec<String> = own.fees.iter().map(|fee| fee.valid.label()).collect();
        assert!(days.iter().all(|days| days == "2026年9月1日 起"), "{days:?}");
        assert_eq!((&own.pay, &own.reductions, &own.time), (&sample.pay, &sample.reductions, &sample.time));
    }
}

fn papers(form: &mut ProfileForm) {
    (form.issuer, form.number) = ("宝鸡市发展和改革委员会".to_owned(), "宝发改价格〔2026〕7号".to_owned());
    form.from = "2026-09-01".to_owned();
}

/// An example as a form whose papers are filled in.
fn begun() -> ProfileForm {
    let mut form = PolicyProfile::read(SHIPPED[0]).unwrap().of_school(Stage::Primary).form();
    papers(&mut form);
    form
}

fn total(stage: &str, cap_month: &str, cap_term: &str) -> TotalForm {
    TotalForm { stage: stage.to_owned(), cap_month: cap_month.to_owned(), cap_term: cap_term.to_owned() }
}

#[test]
fn caps_over_all_kinds_are_rules_of_the_paper_and_empty_rows_are_none() {
    let mut form = begun();
    form.total_caps = vec![total("", "", ""), total("primary", "", "600")];
    let written = PolicyProfile::read(&form.text().unwrap()).unwrap();
    assert_eq!(written.total_caps.len(), 1);
    let said = rule(&form, "total_cap.primary.cap_term");
    assert_eq!((said.in_words().as_str(), said.state), ("各项合计（小学）每学期最多 600 元", RuleState::Own));
    form.sample = vec![SampleRule { key: said.key, said: said.said }];
    assert_eq!(rule(&form, "total_cap.primary.cap_term").state, RuleState::Sample);
    assert_eq!(form.bare(&[], &[], &[]).total_caps[1], total("primary", "", ""));
}

fn rule(form: &ProfileForm, key: &str) -> FormRule {
    form.rules().into_iter().find(|rule| rule.key == key).unwrap()
}

#[test]
fn a_rule_is_an_examples_until_somebody_looked_at_it() {
    use RuleState::{Agreed, Off, Own, Sample, Unwritten, Usual};
    type Change = fn(&mut ProfileForm);
    // what is done | the rule | what is said of it | whose it is
    let cases: &[(Change, &str, &str, RuleState)] = &[
        (|_| (), "fee.basic_care.primary..price", "2.50 元/课时", Sample),
        (|form| form.fees[0].price = "3".into(), "fee.basic_care.primary..price", "3 元/课时", Own),
        (|form| form.fees[0].unit = "day".into(), "fee.basic_care.primary..price", "2.50 元/天", Own),
        (|form| form.fees[0].price = "3".into(), "fee.basic_care.primary..cap_month", "100.00 元", Sample),
        // Taking one fee out leaves what is known of the others.
        (|form| drop(form.fees.remove(0)), "fee.club.primary..price", "3.50 元/课时", Sample),
        (|form| form.fees[0].lessons_max.clear(), "fee.basic_care.primary..lessons_max", "", Off),
        (
            |form| form.fees[0].absence_charged = true,
            "fee.basic_care.primary..charged_on",
            "按出勤，请假、缺席也收",
            Own,
        ),
        (|_| (), "rate.作业辅导..own_teacher", "60.00 元/课时", Sample),
        (|form| form.rates[0].amounts[0].amount = "65".into(), "rate.作业辅导..own_teacher", "65 元/课时", Own),
        (
            |form| form.rates[0].amounts[0].amount = "65".into(),
            "rate.作业辅导..visiting_teacher",
            "60.00 元/课时",
            Sample,
        ),
        (|_| (), "late_minutes", "超过 2 分钟扣该次的 25 %", Sample),
        (|form| form.agreed.push("late_minutes".into()), "late_minutes", "超过 2 分钟扣该次的 25 %", Agreed),
        (|form| form.late_deduct.clear(), "late_minutes", "", Off),
        (|form| form.unwritten.push("remainder".into()), "remainder", "留在学校", Unwritten),
        (
            |form| (form.remainder, form.unwritten) = ("equal".into(), vec!["remainder".into()]),
            "remainder",
            "由参与的本校人员均分",
            Own,
        ),
        // What may be left out is left out instead.
        (|form| form.unwritten.push("pay_floor".into()), "pay_floor", "50.00 元", Sample),
        (|form| form.pay_floor.clear(), "pay_floor", "", Off),
        (|form| form.reductions.clear(), "reductions", "", Off),
        (
            |form| form.reductions[8].much = "60".into(),
            "reductions",
            "脱贫不稳定、边缘易致贫、突发严重困难、农村低保、城市低保、特困救助供养、孤儿、残疾学生全免；其他家庭困难减 60 %",
            Own,
        ),
        (|_| (), "pool.组织管理", "收费收入的 8 %，按课时分", Sample),
        (|_| (), "refund", "按没有参加的课时退；学校停课的全额退；抵下月费用", Sample),
        (|_| (), "latest_end", "基础托管 18:30，延时托管 20:30", Usual),
        (|form| form.weekend = true, "days", "周末可以开，初中晚自习不开", Own),
    ];
    for (change, key, said, state) in cases {
        let mut form = begun();
        change(&mut form);
        let found = rule(&form, key);
        assert_eq!((found.said.as_str(), found.state), (*said, *state), "{key}");
    }
}

#[test]
fn what_nobody_looked_at_stays_known_in_the_profile() {
    let mut form = begun();
    form.fees.truncate(1);
    form.rates.truncate(1);
    form.agreed = ["refund", "remainder", "earliest_end", "late_minutes"].map(str::to_owned).to_vec();
    form.rates[0].amounts.iter_mut().for_each(|paid| paid.amount = "65".into());
    (form.fees[0].price, form.fees[0].cap_month, form.fees[0].cap_term) = ("3".into(), "80".into(), String::new());
    let left = ["fee.basic_care.primary..lessons_max", "fee.basic_care.primary..charged_on", "reductions", "pay_floor"];
    let left: Vec<&str> = left.into_iter().chain(["pool.组织管理", "management_max"]).collect();
    let own = PolicyProfile::read(&form.text().unwrap()).unwrap();
    assert_eq!(
        (&own.unchecked, own.standards()),
        (&left.iter().map(|key| (*key).to_owned()).collect(), Standards::Own { unchecked: 6 })
    );
    assert_eq!(own.unchecked_said().as_deref(), Some("收费和补助标准有 6 条仍是示例里的数，还没有照文件核对。"));
    let rules = own.form().rules();
    assert_eq!(rest_said(&rules), "其余规定 12 条，5 条照示例，未核对");
    assert!(left_said(&rules).starts_with("以下 6 条还是示例里的数"));
    // Opened again, what is changed then is looked at then.
    let mut again = own.form();
    (again.pay_floor, again.agreed) = ("40".into(), vec!["reductions".into()]);
    again.pools.clear();
    again.fees[0].lessons_max.clear();
    again.management_max.clear();
    again.agreed.push("fee.basic_care.primary..charged_on".into());
    let after = PolicyProfile::read(&again.text().unwrap()).unwrap();
    assert_eq!((after.standards(), after.unchecked_said()), (Standards::Own { unchecked: 0 }, None));
    assert_eq!((left_said(&after.form().rules()).as_str(), after.unchecked.len()), ("", 0));
    assert_eq!(PolicyProfile::read(SHIPPED[0]).unwrap().standards(), Standards::Sample);
}

#[test]
fn what_a_paper_says_nothing_about_stays_known_and_is_no_reminder() {
    let mut form = begun().without_unlooked();
    assert_eq!(
        form.fees,
        begun().fees.into_iter().map(|fee| FeeForm { lessons_max: String::new(), ..fee }).collect::<Vec<_>>()
    );
    form.agreed = form.unchecked().into_iter().map(|rule| rule.key).collect();
    assert_eq!(rest_said(&form.rules()), "其余规定 15 条，5 条没有另填，照通常做法");
    let own = PolicyProfile::read(&form.text().unwrap()).unwrap();
    assert_eq!((own.standards(), own.unwritten.len()), (Standards::Own { unchecked: 0 }, 5));
    let told: Vec<String> = own.unwritten_rules().iter().map(FormRule::in_words).collect();
    assert!(told.contains(&"退费 按没有参加的课时退；学校停课的全额退；抵下月费用".to_owned()), "{told:?}");
    // Opened again it is still so, and somebody may look once more.
    let mut again = own.form();
    assert_eq!(rule(&again, "refund").state, RuleState::Unwritten);
    again.unwritten.retain(|key| key != "refund");
    assert_eq!(rule(&again, "refund").state, RuleState::Sample);
    assert_eq!(PolicyProfile::read(&again.text().unwrap()).unwrap().standards(), Standards::Own { unchecked: 1 });
}

#[test]
fn a_form_without_its_example_has_empty_rows_for_what_the_school_offers() {
    let (basic, club, extended) = (ServiceKind::BasicCare, ServiceKind::Club, ServiceKind::ExtendedCare);
    type Change = fn(&mut ProfileForm);
    let nothing: Change = |_| ();
    let pools = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
    // what was typed before | kinds and pools of its groups | fees and rates that are left
    for (typed, kinds, of_groups, fees, rates) in [
        (nothing, vec![], pools(&[]), "basic_care club", "作业辅导 社团"),
        (nothing, vec![basic, club], pools(&["作业辅导", "社团"]), "basic_care club", "作业辅导 社团"),
        (nothing, vec![basic], pools(&["作业辅导"]), "basic_care", "作业辅导"),
        (nothing, vec![extended], pools(&["晚托"]), "basic_care extended_care", "晚托"),
        (nothing, vec![basic], pools(&["组织管理"]), "basic_care", "组织管理"),
        (
            |form| form.fees[1].price = "3.20".into(),
            vec![basic],
            pools(&["作业辅导"]),
            "basic_care extended_care",
            "作业辅导",
        ),
        (
            |form| form.rates[4].amounts[0].amount = "45".into(),
            vec![basic],
            pools(&["作业辅导"]),
            "basic_care",
            "作业辅导 值班领导",
        ),
    ] {
        let mut form = begun();
        typed(&mut form);
        let bare = form.bare(&kinds, &of_groups, &pools(&["低保"]));
        let kept: Vec<&str> = bare.fees.iter().map(|fee| fee.kind.as_str()).collect();
        let paid: Vec<&str> = bare.rates.iter().map(|row| row.pool.as_str()).collect();
        assert_eq!((kept.join(" "), paid.join(" ")), (fees.to_owned(), rates.to_owned()));
        assert_eq!(bare.unchecked(), Vec::new(), "nothing is an example's any more");
        assert_eq!((bare.pools.len(), bare.late_deduct.as_str()), (0, ""));
        assert_eq!(rule(&bare, "reductions").said, "低保：还没有选怎样减");
        assert_eq!(bare.number, form.number, "what was typed stays");
        let typed = |form: &ProfileForm| {
            form.fees.iter().any(|fee| fee.price == "3.20")
                || form.rates.iter().any(|row| row.amounts[0].amount == "45")
        };
        assert_eq!(typed(&bare), typed(&form));
    }
}

#[test]
fn a_profile_only_looked_at_is_the_same_and_keeps_its_fingerprint() {
    let own = PolicyProfile::read(&begun().text().unwrap()).unwrap();
    type Change = fn(&mut ProfileForm);
    // what is done | whether it only says who looked at the rules
    let cases: &[(Change, bool)] = &[
        (|_| (), true),
        (|form| form.agreed.push("refund".into()), true),
        (|form| form.unwritten.push("remainder".into()), true),
        (|form| form.name = "宝发改价格〔2026〕7号（2026年12月起）".into(), true),
        // Limits that are only watched may go.
        (|form| form.pay_floor.clear(), true),
        (|form| form.management_max.clear(), true),
        (|form| form.earliest_end.clear(), true),
        (|form| form.pay_floor = "55".into(), false),
        (|form| form.late_deduct.clear(), false),
        (|form| form.fees[0].price = "3".into(), false),
        (|form| form.fees[0].lessons_max.clear(), false),
        (|form| form.reductions.clear(), false),
        (|form| form.pay_basis = "宝教发〔2026〕5号".into(), false),
        (|form| form.number = "宝发改价格〔2026〕8号".into(), false),
        (|form| form.to = "2027-08-31".into(), false),
    ];
    for (at, (change, wanted)) in cases.iter().enumerate() {
        let mut form = own.form();
        change(&mut form);
        let text = form.text().unwrap();
        let after = PolicyProfile::read(&text).unwrap();
        assert_eq!(own.is_only_looked_at_by(&after), *wanted, "case {at}");
        let looked = own.clone().looked_at(&text);
        assert_eq!((looked.sha256(), &looked.unchecked, &looked.name), (own.sha256(), &after.unchecked, &own.name));
    }
    assert_eq!(own.clone().looked_at("?"), own);
}

#[test]
fn a_rule_taken_out_is_not_reckoned_by() {
    let mut form = begun();
    for text in [&mut form.late_minutes, &mut form.late_deduct, &mut form.pay_floor, &mut form.management_max] {
        text.clear();
    }
    form.earliest_end.clear();
    form.pools.clear();
    form.reductions.clear();
    form.fees.iter_mut().for_each(|fee| fee.lessons_max.clear());
    form.rates[0].amounts[1].amount.clear();
    let own = PolicyProfile::read(&form.text().unwrap()).unwrap();
    assert_eq!((own.pay.late_or_early_deduct_permille, own.pay.floor_per_lesson_fen), (0, None));
    assert_eq!((own.pay.management_share_max_permille, own.pay.pools.len(), own.reductions.len()), (None, 0, 0));
    assert!(own.fees.iter().all(|fee| fee.lessons_per_day_max.is_none()));
    assert_eq!(own.time.earliest_end, chrono::NaiveTime::MIN);
    let kinds: Vec<&str> =
        own.pay.rates.iter().filter(|rate| rate.pool == "作业辅导").map(|rate| rate.staff_kind.code()).collect();
    assert_eq!(kinds, ["own_teacher", "retired_teacher"]);
}

#[test]
fn a_standard_from_before_its_papers_year_is_asked_about() {
    // 文号 | from | what is asked
    for (number, from, wanted) in [
        (
            "金发改价格〔2026〕12号",
            "2025-09-01",
            Some("「金发改价格〔2026〕12号」是2026年的文件，从哪天起却写的是2025年9月1日"),
        ),
        ("金发改价格(2026)12号", "2025-12-31", Some("是2026年的文件")),
        ("金发改价格〔2026〕12号", "2026-01-01", None),
        ("金发改价格〔2024〕12号", "2026-09-01", None),
        ("金发改价格12号", "2025-09-01", None),
        ("金发改价格〔26〕12号", "2025-09-01", None),
    ] {
        let mut form = begun();
        (form.number, form.from) = (number.into(), from.into());
        let asked = PolicyProfile::read(&form.text().unwrap()).unwrap().questions();
        assert_eq!(asked.len(), usize::from(wanted.is_some()), "{asked:?}");
        assert!(asked.concat().contains(wanted.unwrap_or_default()), "{asked:?}");
    }
}

#[test]
fn every_mistake_stands_at_its_field() {
    type Change = fn(&mut ProfileForm);
    // what is typed | where it is told | how the sentence begins
    let cases: &[(Change, &str, &str)] = &[
        (|form| form.number = " ".into(), "number", "文号空着：没有文号的收费不能收取"),
        (|form| form.issuer.clear(), "issuer", "发文机关空着"),
        (|form| form.to = "2025-08-31".into(), "to", "早于开始日期"),
        (|form| form.from = "明年".into(), "from", "写的是「明年」：应为日期"),
        (|form| form.from = String::new(), "from", "开始日期空着"),
        (|form| form.earliest_end = "四点半".into(), "earliest_end", "写的是「四点半」：应为时间"),
        (|form| form.fees[0].price = "3元".into(), "fees.0.price", "写的是「3元」：应为金额"),
        (|form| form.fees[0].price = "2.505".into(), "fees.0.price", "写的是「2.505」：应为金额"),
        (|form| form.fees[0].price = "-1".into(), "fees.0.price", "写的是「-1」：应为金额"),
        (|form| form.fees[0].price = String::new(), "fees.0.price", "单价空着"),
        (|form| form.fees[1].number = String::new(), "fees.1.number", "文号空着：没有文号的收费不能收取"),
        (|form| form.fees[0].lessons_max = "30".into(), "fees.0.lessons_max", "写的是「30」：应为 1 到 24 的整数"),
        (|form| form.reductions[1].much = "101".into(), "reductions.1.much", "写的是「101」：应为 1 到 100 的整数"),
        (|form| form.reductions[1].much = String::new(), "reductions.1.much", "减免比例空着"),
        (|form| form.reductions[2].much = "x".into(), "reductions.2.much", "写的是「x」：应为金额"),
        (|form| form.refund_daily = String::new(), "refund_daily", "每天退的金额空着"),
        (|form| form.late_minutes = "300".into(), "late_minutes", "写的是「300」：应为 0 到 240 的整数"),
        (|form| form.late_deduct = "25.55".into(), "late_deduct", "写的是「25.55」：应为 0 到 100 的数"),
        (|form| form.rates[0].amounts[0].amount = String::new(), "rates.0.amounts.0", "标准空着"),
        (|form| form.rates[0].amounts[0].amount = "六十".into(), "rates.0.amounts.0", "写的是「六十」：应为金额"),
        (|form| form.rates[0].slot_to = "15:00".into(), "rates.0.slot_from", "写的是「15:45 至 15:00」"),
        (|form| form.pools[0].much = "12".into(), "pools.0.much", "高于上面写的管理费最高占比"),
        (|form| form.pools[0].pool = String::new(), "pools.0.pool", "资金池空着"),
        (|form| form.fees.push(form.fees[0].clone()), "", "第 1 项和第 3 项收费标准都是社团"),
        (|form| form.rates.push(form.rates[0].clone()), "", "第 1 项和第 3 项补助标准都是「作业辅导」本校教师"),
        (|form| form.reductions.push(form.reductions[0].clone()), "", "减免类别「农村低保」写了两次"),
        (|form| form.total_caps.push(total("", "", "六百")), "total_caps.0.cap_term", "写的是「六百」：应为金额"),
    ];
    let mut plain = PolicyProfile::read(&rich()).unwrap().form();
    // One rests on a paper of its own, one on the paper of most.
    plain.fees.insert(0, FeeForm { own_paper: false, kind: "club".into(), ..plain.fees[0].clone() });
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
