//! Profiles as schools write them, with every mistake told in a sentence.
use super::*;
use crate::no::Refusal;
use crate::session::tests::day;
use crate::words::Stage;

/// A small profile; tests change one line of it.
pub(crate) const PLAIN: &str = r#"
id = "plain"
name = "示例"
effective_from = "2025-09-01"
effective_to = "2027-08-31"

[time]
not_chargeable = ["evening_study", "weekend", "tutoring"]

[[fee]]
service_kind = "basic_care"
stage = "primary"
unit = "lesson"
price_fen = 300
lessons_per_day_max = 2
cap_month_fen = 10000
charged_on = "attended"
issuer = "某市发展和改革委员会"
number = "某发改价格〔2025〕1号"
clause = "第三条"
from = "2025-09-01"
to = "2026-12-31"
trial = true

[[reduction]]
category = "农村低保"
kind = "free"
[[reduction]]
category = "其他家庭困难"
kind = "percent"
percent = 50
[[reduction]]
category = "多子女家庭"
kind = "amount"
amount_fen = 2000

[pay]
floor_per_lesson_fen = 5000
management_share_max_permille = 100
late_or_early_minutes = 2
late_or_early_deduct_permille = 250

[[pay.rate]]
pool = "作业辅导"
staff_kind = "own_teacher"
per_lesson_fen = 6000
[[pay.rate]]
pool = "值班领导"
staff_kind = "own_teacher"
per_day_fen = 5000

[[pay.pool]]
pool = "组织管理"
of_income_permille = 80
split = "by_lessons"
management = true
"#;

fn refusal(text: &str) -> String {
    match PolicyProfile::read(text) {
        Err(Refusal::BadProfile { what }) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_shipped_profiles_read_whole_and_know_every_key() {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/profiles");
    for text in [
        include_str!("../../../../../assets/profiles/example-per-lesson.toml"),
        include_str!("../../../../../assets/profiles/example-per-month.toml"),
    ] {
        let profile = PolicyProfile::read(text).unwrap();
        assert_eq!(profile.unknown, Vec::<String>::new(), "{shipped}");
        assert_eq!(profile.sha256().len(), 64);
        assert_eq!(profile.reductions.len(), 9);
        assert!(profile.fee(ServiceKind::BasicCare, Stage::Junior, Area::Rural, day("2026-11-02")).is_some());
    }
}

#[test]
fn each_mistake_names_key_found_and_wanted() {
    // what stands | what is written instead | the sentence's start
    for (plain, instead, wanted) in [
        ("price_fen = 300", "price_fen = 3.0", "第 1 项收费标准([[fee]])的 price_fen 写的是 3.0：应为以分为单位的整数"),
        ("price_fen = 300", "price_fen = -1", "第 1 项收费标准([[fee]])的 price_fen 写的是 -1"),
        ("price_fen = 300", "price_fen = \"3元\"", "第 1 项收费标准([[fee]])的 price_fen 写的是「3元」"),
        ("price_fen = 300", "", "第 1 项收费标准([[fee]])缺少 price_fen"),
        ("number = \"某发改价格〔2025〕1号\"", "number = \" \"", "第 1 项收费标准([[fee]])的 number 写的是「 」"),
        ("number = \"某发改价格〔2025〕1号\"", "", "第 1 项收费标准([[fee]])缺少 number：应为文号"),
        (
            "unit = \"lesson\"",
            "unit = \"week\"",
            "第 1 项收费标准([[fee]])的 unit 写的是「week」：应为以下之一：lesson、day",
        ),
        (
            "unit = \"lesson\"",
            "unit = \"lesson\"\npart_month = \"third\"",
            "第 1 项收费标准([[fee]])的 part_month 写的是「third」：应为以下之一：none、half_below_half_month、ten_day_steps、per_day",
        ),
        (
            "unit = \"lesson\"",
            "unit = \"lesson\"\nfund = \"fiscal\"",
            "第 1 项收费标准([[fee]])的 fund 写的是「fiscal」",
        ),
        (
            "to = \"2026-12-31\"",
            "to = \"2025-08-31\"",
            "第 1 项收费标准([[fee]])的 to 写的是「2025-08-31」：应为不早于 from",
        ),
        (
            "from = \"2025-09-01\"\nto = \"2026",
            "from = \"2025-9-31\"\nto = \"2026",
            "第 1 项收费标准([[fee]])的 from 写的是「2025-9-31」：应为日期",
        ),
        ("percent = 50", "percent = 101", "第 2 项减免([[reduction]])的 percent 写的是 101"),
        ("percent = 50", "", "第 2 项减免([[reduction]])缺少 percent"),
        ("category = \"多子女家庭\"", "category = \"农村低保\"", "减免类别「农村低保」写了两次"),
        (
            "of_income_permille = 80",
            "of_income_permille = 101",
            "第 1 项资金池([[pay.pool]])的 of_income_permille 写的是 101：应为不超过 100",
        ),
        ("of_income_permille = 80", "", "第 1 项资金池([[pay.pool]])缺少 of_income_permille"),
        (
            "per_day_fen = 5000",
            "per_day_fen = 5000\nper_lesson_fen = 1",
            "第 2 项补助标准([[pay.rate]])的 per_lesson_fen 写的是 1",
        ),
        (
            "per_day_fen = 5000",
            "per_day_fen = 5000\nslot = \"16:25-15:45\"",
            "第 2 项补助标准([[pay.rate]])的 slot 写的是「16:25-15:45」",
        ),
        ("pool = \"值班领导\"", "pool = \"作业辅导\"", "第 1 项和第 2 项补助标准都是「作业辅导」本校教师"),
        ("[time]", "time = 3\n[other]", "time 写的是 3：应为一节，以 [time] 开头"),
        ("id = \"plain\"", "id = ", "第 2 行「id =」不符合 TOML 写法"),
        ("id = \"plain\"", "", "缺少 id"),
        ("not_chargeable = [", "not_chargeable = [\"lunch\", ", "[time]的 not_chargeable 写的是"),
    ] {
        assert!(PLAIN.contains(plain), "{plain}");
        let found = refusal(&PLAIN.replacen(plain, instead, 1));
        assert!(found.starts_with(wanted), "{instead}: {found}");
    }
}

#[test]
fn mistakes_in_caps_over_all_kinds_are_named() {
    for (plain, instead, wanted) in [
        (
            "[pay]",
            "[[total_cap]]\nstage = \"primary\"\n[pay]",
            "第 1 项各项合计封顶([[total_cap]])缺少 cap_term_fen：应为以分为单位的整数，与 cap_month_fen 两者至少写一个",
        ),
        (
            "[pay]",
            "[[total_cap]]\ncap_term_fen = 1\n[[total_cap]]\ncap_month_fen = 2\n[pay]",
            "「各项合计」的封顶写了两次",
        ),
        (
            "[pay]",
            "[[total_cap]]\nstage = \"nine_year\"\ncap_term_fen = 1\n[pay]",
            "第 1 项各项合计封顶([[total_cap]])的 stage 写的是「nine_year」",
        ),
    ] {
        let found = refusal(&PLAIN.replacen(plain, instead, 1));
        assert!(found.starts_with(wanted), "{instead}: {found}");
    }
}

#[test]
fn two_fees_for_the_same_days_are_refused() {
    let fee = &PLAIN[PLAIN.find("[[fee]]").unwrap()..PLAIN.find("[[reduction]]").unwrap()];
    let twice = refusal(&PLAIN.replacen("[[reduction]]", &format!("{fee}\n[[reduction]]"), 1));
    assert!(twice.starts_with("第 1 项和第 2 项收费标准都是基础托管，适用的学生也相同，且有效期重叠"), "{twice}");
}

#[test]
fn an_unknown_key_is_told_and_nothing_else() {
    let profile = PolicyProfile::read(&PLAIN.replacen("unit = ", "colour = 1\nunit = ", 1)).unwrap();
    assert_eq!(profile.unknown, ["第 1 项收费标准([[fee]])的 colour 不是本程序认识的项目，未采用"]);
    let known = PolicyProfile::read(PLAIN).unwrap();
    assert_eq!(profile.fees, known.fees);
    assert_ne!(profile.sha256(), known.sha256());
}

#[test]
fn tutoring_is_never_charged_even_where_it_is_priced() {
    let priced = PLAIN.replacen("\"basic_care\"", "\"tutoring\"", 1).replacen(", \"tutoring\"]", "]", 1);
    let profile = PolicyProfile::read(&priced).unwrap();
    assert!(!profile.chargeable(ServiceKind::Tutoring));
    assert_eq!(profile.fee(ServiceKind::Tutoring, Stage::Primary, Area::City, day("2026-11-02")), None);
    assert!(profile.warnings(day("2026-09-02")).iter().any(|warning| warning.starts_with("个别辅导一律免费")));
}

#[test]
fn the_more_particular_fee_goes_first_and_its_dates_hold() {
    let fee = &PLAIN[PLAIN.find("[[fee]]").unwrap()..PLAIN.find("[[reduction]]").unwrap()];
    let general = fee.replace("stage = \"primary\"\n", "").replace("price_fen = 300", "price_fen = 200");
    let rural = fee.replace("unit", "area = \"rural\"\nunit").replace("price_fen = 300", "price_fen = 250");
    let profile = PolicyProfile::read(&PLAIN.replacen("[[fee]]", &format!("{general}{rural}[[fee]]"), 1)).unwrap();
    // stage | area | day | price
    for (stage, area, on, price) in [
        (Stage::Primary, Area::City, "2026-11-02", Some(300)),
        (Stage::Primary, Area::Rural, "2026-11-02", Some(250)),
        (Stage::Junior, Area::City, "2026-11-02", Some(200)),
        (Stage::Junior, Area::Rural, "2026-12-31", Some(200)),
        (Stage::Junior, Area::Rural, "2027-01-01", None),
        (Stage::Junior, Area::Rural, "2025-08-31", None),
    ] {
        let found = profile.fee(ServiceKind::BasicCare, stage, area, day(on));
        assert_eq!(found.map(|fee| fee.price_fen), price.map(Fen), "{stage:?} {area:?} {on}");
    }
}

#[test]
fn what_needs_a_look_is_said() {
    let changed = PLAIN
        .replacen("\"evening_study\", ", "", 1)
        .replacen("[[fee]]\n", "[[fee]]\nservice_kind = \"evening_study\"\nunit = \"lesson\"\nprice_fen = 1\nissuer = \"某\"\nnumber = \"某2号\"\nfrom = \"2025-09-01\"\n[[fee]]\n", 1)
        .replacen("per_lesson_fen = 6000", "per_lesson_fen = 4999", 1);
    let profile = PolicyProfile::read(&changed).unwrap();
    let warnings = profile.warnings(day("2026-11-01"));
    for wanted in [
        "晚自习按教基厅函〔2023〕26号不得计入课后服务收费",
        "晚自习(某2号)没有写截止日期",
        "晚自习(某2号)没有月封顶或学期封顶",
        "基础托管(某发改价格〔2025〕1号 第三条)是试行标准，将于 2026-12-31 到期",
        "「作业辅导」本校教师的标准 49.99 元/课时低于规定的每课时 50.00 元",
    ] {
        let wanted = wanted.replace(" 第三条", "");
        assert!(warnings.iter().any(|warning| warning.starts_with(&wanted)), "{wanted}: {warnings:#?}");
    }
    // What the school's own paper leaves open is no fault; it is asked once, while the standards are kept.
    let own = changed.replace('某', "宝鸡").replace("示例", "本校口径");
    let own = PolicyProfile::read(&own).unwrap();
    assert_eq!((own.sample_said(), own.left_open().len()), (None, 2));
    // A cap over all kinds is a cap, where it holds for all whom the fee is for.
    for (stage, open) in [("", 1), ("stage = \"junior\"\n", 2)] {
        let cap = format!("[[total_cap]]\n{stage}cap_term_fen = 60000\n[[fee]]");
        let capped = PolicyProfile::read(&changed.replacen("[[fee]]", &cap, 1)).unwrap();
        assert_eq!(capped.left_open().len(), open, "{stage}");
    }
    let open = |said: &String| said.contains("截止日期") || said.contains("学期封顶");
    assert!(!own.warnings(day("2026-11-01")).iter().any(open), "{:?}", own.warnings(day("2026-11-01")));
    let plain = PolicyProfile::read(PLAIN).unwrap();
    assert_eq!(plain.warnings(day("2026-11-01")).len(), 1);
    assert_eq!(plain.warnings(day("2026-10-31")), Vec::<String>::new());
}

#[test]
fn a_school_is_told_the_prices_of_its_own_stage() {
    let junior = "[[fee]]\nservice_kind = \"basic_care\"\nstage = \"junior\"\nunit = \"lesson\"\nprice_fen = 400\nissuer = \"某\"\nnumber = \"某2号\"\nfrom = \"2025-09-01\"\n";
    let text = PLAIN.replacen("[[fee]]", &format!("{junior}[[fee]]"), 1);
    let profile = PolicyProfile::read(&text).unwrap();
    for (stage, primary, junior) in
        [(Stage::Primary, true, false), (Stage::Junior, false, true), (Stage::NineYear, true, true)]
    {
        let said = profile.said(stage).join("\n");
        assert_eq!((said.contains("小学"), said.contains("初中")), (primary, junior), "{said}");
    }
    let caps = "[[total_cap]]\nstage = \"junior\"\ncap_month_fen = 9000\ncap_term_fen = 40000\n";
    let capped = PolicyProfile::read(&PLAIN.replacen("[[fee]]", &format!("{caps}[[fee]]"), 1)).unwrap();
    let said = "各项合计（初中） 每月最多 90.00 元，每学期最多 400.00 元";
    assert_eq!(capped.said(Stage::NineYear).last().map(String::as_str), Some(said));
    assert_eq!(capped.table(day("2026-11-01")).total_caps, [said]);
    assert!(
        !capped.said(Stage::Primary).join("").contains("合计")
            && capped.of_school(Stage::Primary).total_caps.is_empty()
    );
}

#[test]
fn a_sample_is_known_by_its_made_up_paper_or_its_name() {
    let text = include_str!("../../../../../assets/profiles/example-per-lesson.toml");
    let other = include_str!("../../../../../assets/profiles/example-per-month.toml");
    let own = text
        .replace("某市发展和改革委员会", "宝鸡市发展和改革委员会")
        .replace("某发改价格〔2025〕1号", "宝发改价格〔2025〕7号");
    let half = own.replace("宝发改", "某发改");
    let named = own.replace("name = \"示例：按课时收费，月封顶\"", "name = \"宝鸡市口径\"");
    // profile | what the sentence says
    for (text, wanted) in [
        (text, Some("文号「某发改价格〔2025〕1号」是虚构的")),
        (half.as_str(), Some("是虚构的")),
        (other, Some("文号和标准未必适用于本校")),
        (own.as_str(), Some("文号和标准未必适用于本校")),
        (named.as_str(), None),
    ] {
        let said = PolicyProfile::read(text).unwrap().sample_said();
        assert_eq!(said.is_some(), wanted.is_some(), "{said:?}");
        assert!(said.unwrap_or_default().contains(wanted.unwrap_or_default()), "{wanted:?}");
    }
}
