//! Months of pay as tables of cases, and the laws that every month keeps.
use super::*;
use crate::profile::tests::PLAIN;
use crate::session::tests::time;
use crate::settlement::{Detail, PayDetail};
use crate::words::StaffKind;
use proptest::prelude::*;

const KINDS: [StaffKind; 6] = [
    StaffKind::OwnTeacher,
    StaffKind::OwnTeacher,
    StaffKind::DutyStaff,
    StaffKind::Professional,
    StaffKind::Volunteer,
    StaffKind::RetiredTeacher,
];

fn person(id: i64, staff_no: &str, name: &str, kind: StaffKind) -> Staff {
    Staff {
        id: StaffId(id),
        staff_no: staff_no.into(),
        name: name.into(),
        kind,
        post: "教师".into(),
        id_number: None,
        phone: String::new(),
        bank: "某银行".into(),
        account: "6222000000000000".into(),
        subject: String::new(),
        taxed_as_wages: false,
        note: String::new(),
    }
}

/// 工号 T1 … T6, of the kinds above.
fn staff() -> Vec<Staff> {
    let names = ["王一", "王二", "王三", "王四", "王五", "王六"];
    let numbered = (1i64..).zip(names).zip(KINDS);
    numbered.map(|((id, name), kind)| person(id, &format!("T{id}"), name, kind)).collect()
}

/// One paid lesson of homework on a day of November 2026, in time.
pub(super) fn row(staff: i64, date: u32) -> PayRow<'static> {
    PayRow {
        day: NaiveDate::from_ymd_opt(2026, 11, date).unwrap(),
        what: "作业一班",
        group: Some(GroupId(1)),
        pool: "作业辅导",
        lessons: Lessons::ONE,
        starts_at: Some(time("16:30")),
        ends_at: Some(time("17:30")),
        in_at: Some(time("16:25")),
        out_at: Some(time("17:30")),
        staff: StaffId(staff),
        said_absent: false,
        stands_in_for: None,
        cancelled: None,
        heads: 40,
    }
}

fn duty(staff: i64, date: u32, pool: &'static str) -> PayRow<'static> {
    PayRow { what: pool, group: None, pool, starts_at: None, ends_at: None, out_at: None, heads: 0, ..row(staff, date) }
}

fn profile(changes: &[(&str, &str)]) -> PolicyProfile {
    let mut text = PLAIN.to_owned();
    for (plain, instead) in changes {
        assert!(text.contains(plain), "{plain}");
        text = text.replacen(plain, instead, 1);
    }
    PolicyProfile::read(&text).unwrap()
}

fn month_of(profile: &PolicyProfile, income: i64, rows: &[PayRow<'_>]) -> PayMonth {
    let staff = staff();
    let staff = staff.iter().map(|staff| (staff.id, staff)).collect();
    month(&PayInput { month: Month::read("2026-11").unwrap(), profile, income_fen: Fen(income), staff: &staff, rows })
}

/// A month by the plain rules, for what rests on it beside the pay.
pub(super) fn month_input<T>(rows: &[PayRow<'_>], run: impl Fn(&PayInput<'_>) -> T) -> T {
    let (staff, profile) = (staff(), profile(&[]));
    let staff = staff.iter().map(|staff| (staff.id, staff)).collect();
    let month = Month::read("2026-11").unwrap();
    run(&PayInput { month, profile: &profile, income_fen: Fen::ZERO, staff: &staff, rows })
}

fn amounts(paid: &PayMonth) -> Vec<(&str, i64)> {
    paid.lines.iter().map(|line| (line.code.as_str(), line.amount_fen.0)).collect()
}

fn detail(line: &Line) -> &PayDetail {
    match &line.detail {
        Detail::Pay(detail) => detail,
        Detail::Bill(_) => panic!("a pay line"),
    }
}

fn texts(line: &Line) -> Vec<String> {
    let shown = |step: &crate::settlement::Step| {
        step.amount_fen.map_or(step.text.clone(), |fen| format!("{} | {fen}", step.text))
    };
    line.steps.iter().map(shown).collect()
}

#[test]
fn one_row_pays_its_lessons_less_what_is_lost() {
    let at = |text: &str| Some(time(text));
    let plain = row(1, 3);
    // the row | pay of T1 at 60.00 a lesson, 2 minutes of grace, a quarter lost
    for (row, wanted) in [
        (plain, 6_000),
        (PayRow { lessons: Lessons(1_333), ..plain }, 7_998),
        (PayRow { in_at: at("16:32"), ..plain }, 6_000),
        (PayRow { in_at: at("16:33"), ..plain }, 4_500),
        (PayRow { out_at: at("17:28"), ..plain }, 6_000),
        (PayRow { out_at: at("17:27"), ..plain }, 4_500),
        (PayRow { in_at: at("16:40"), out_at: at("17:00"), ..plain }, 4_500),
        (PayRow { in_at: at("16:40"), lessons: Lessons(1_333), ..plain }, 5_998),
        (PayRow { in_at: None, ..plain }, 6_000),
        (PayRow { out_at: None, ..plain }, 6_000),
        (PayRow { in_at: None, out_at: None, ..plain }, 0),
        (PayRow { cancelled: Some("台风"), ..plain }, 0),
        (PayRow { pool: "没有的池", ..plain }, 0),
        (PayRow { pool: "", ..plain }, 0),
        (PayRow { starts_at: None, ends_at: None, in_at: at("23:00"), ..plain }, 6_000),
    ] {
        let paid = month_of(&profile(&[]), 0, &[row]);
        assert_eq!(amounts(&paid), [("T1", wanted)], "{row:?}");
        assert_eq!(paid.lines[0].steps.iter().filter_map(|step| step.amount_fen).sum::<Fen>(), Fen(wanted));
        assert!(!paid.lines[0].steps.is_empty());
    }
}

#[test]
fn a_rule_left_out_of_the_form_is_not_reckoned_by() {
    let rows = [PayRow { in_at: Some(time("16:40")), out_at: None, ..row(1, 3) }, duty(2, 4, "组织管理")];
    let mut form = profile(&[]).form();
    (form.issuer, form.number, form.from) = ("宝鸡".into(), "宝发〔2026〕1号".into(), "2026-09-01".into());
    // what is left out | pay of the late T1, and whether a missing sign-out and the pool are spoken of
    for (late, pools, wanted, said) in [(true, true, 4_500, true), (false, false, 6_000, false)] {
        if !late {
            (form.late_minutes, form.late_deduct) = (String::new(), String::new());
        }
        if !pools {
            form.pools.clear();
        }
        let own = PolicyProfile::read(&form.text().unwrap()).unwrap();
        let paid = month_of(&own, 100_000, &rows);
        let of = |code: &str| amounts(&paid).iter().find(|(each, _)| *each == code).map(|(_, fen)| *fen);
        assert_eq!(of("T1"), Some(wanted));
        assert_eq!(of("T2").is_some_and(|fen| fen > 0), said, "{:?}", amounts(&paid));
        assert_eq!(paid.findings.iter().any(|each| each.contains("没有签退时间")), said, "{:?}", paid.findings);
    }
}

#[test]
fn few_without_a_sign_out_are_told_by_name_and_paid() {
    let whole = profile(&[("late_or_early_deduct_permille = 250", "late_or_early_deduct_permille = 0")]);
    // rows of four without a sign-out | what is found | what the person's why says
    for (without, found, why) in [
        (0, None, false),
        (1, Some("11月2日 作业一班 王一没有签退，按整次计，请核对"), true),
        (2, None, false),
        (4, None, false),
    ] {
        let out = |at: u32| (at >= 2 + without).then(|| time("17:30"));
        let rows: Vec<PayRow<'_>> = (2..6).map(|at| PayRow { out_at: out(at), ..row(1, at) }).collect();
        let paid = month_of(&whole, 0, &rows);
        assert_eq!(amounts(&paid), [("T1", 24_000)]);
        assert_eq!(paid.findings.first().map(String::as_str), found);
        let said = texts(&paid.lines[0]).contains(&"11月2日 作业一班 没有签退，按整次计".to_owned());
        assert_eq!(said, why, "{without}");
    }
}

#[test]
fn a_month_explains_itself() {
    let rows = [
        row(1, 2),
        PayRow { in_at: Some(time("16:40")), ..row(1, 3) },
        PayRow { in_at: None, out_at: None, ..row(1, 4) },
        PayRow { stands_in_for: Some(StaffId(2)), ..row(1, 5) },
        row(2, 5),
        PayRow { cancelled: Some("台风"), ..row(1, 10) },
        duty(1, 2, "值班领导"),
        duty(1, 2, "值班领导"),
        duty(1, 3, "值班领导"),
        PayRow { pool: "社团", ..row(3, 2) },
        row(5, 2),
        row(9, 2),
    ];
    let paid = month_of(&profile(&[("[pay]", "[pay]\nbasis = \"某教〔2025〕7号\"")]), 0, &rows);
    assert_eq!(amounts(&paid), [("T1", 26_500), ("T2", 0), ("T3", 0), ("T5", 0)]);
    assert_eq!(
        texts(&paid.lines[0]),
        [
            "作业辅导 3 天，共 3 课时 × 60.00 元/课时 | 180.00",
            "11月3日 作业一班 迟到(16:30 开始，16:40 签到)，扣该次 25 % | -15.00",
            "值班领导 2 天 × 50.00 元/天 | 100.00",
            "11月4日 作业一班 没有签到，不计",
            "11月5日 作业一班 代 王二，计给实际到岗的人",
            "11月10日 作业一班 未开课(台风)，不计",
        ]
    );
    assert_eq!(paid.lines[0].steps[0].clause.as_deref(), Some("某教〔2025〕7号"));
    assert_eq!(texts(&paid.lines[1]), ["11月5日 作业一班 由他人代班，不计"]);
    assert_eq!(texts(&paid.lines[2]), ["社团 1 天，共 1 课时，口径中没有补助标准，按 0 元计 | 0.00"]);
    assert_eq!(texts(&paid.lines[3]), ["志愿者服务不计报酬"]);
    assert_eq!(
        paid.findings,
        [
            "1 条签到记录找不到人员(编号 9)，未计",
            "11月4日 作业一班 王一没有签到，未计",
            "11月5日 作业一班 王二已由他人代班，本人的签到未计",
            "资金池「社团」没有行政值班的补助标准，王三按 0 元计",
        ]
    );
    assert_eq!(paid.lines.iter().map(|line| detail(line).stood_in).collect::<Vec<_>>(), [1, 0, 0, 0]);
    let pools = &detail(&paid.lines[0]).pools;
    let shown: Vec<_> = pools.iter().map(|share| (share.pool.as_str(), share.lessons, share.days)).collect();
    assert_eq!(shown, [("作业辅导", Lessons(3_000), 3), ("值班领导", Lessons(3_000), 2)]);
}

#[test]
fn a_rate_for_the_slot_goes_before_one_for_all() {
    let slots = "[[pay.rate]]\npool = \"作业辅导\"\nstaff_kind = \"own_teacher\"\nslot = \"15:45-16:25\"\nper_lesson_fen = 6800\n[[pay.pool]]";
    let profile = profile(&[("[[pay.pool]]", slots)]);
    // begins | pay
    for (begins, wanted) in [("15:44", 6_000), ("15:45", 6_800), ("16:24", 6_800), ("16:25", 6_000)] {
        let paid = month_of(&profile, 0, &[PayRow { starts_at: Some(time(begins)), ..row(1, 3) }]);
        // Signed in at 16:25: late for the earlier slots, which is not the matter here.
        let before: i64 = paid.lines[0].amount_fen.0 + detail(&paid.lines[0]).pools[0].deducted_fen.0;
        assert_eq!(before, wanted, "{begins}");
    }
}

#[test]
fn pools_are_split_to_the_last_fen_lower_number_first() {
    let pool = |staff, date, lessons, heads| PayRow {
        lessons: Lessons(lessons),
        heads,
        what: "管理",
        ..duty(staff, date, "组织管理")
    };
    let rows =
        [pool(2, 2, 1000, 10), pool(1, 2, 1000, 20), pool(1, 2, 1000, 30), pool(6, 3, 1000, 5), pool(5, 3, 9000, 99)];
    // split | 8 % of 1001.30 is 80.10 | T1 T2 T5 T6
    for (split, wanted) in [
        ("by_lessons", [4_005, 2_003, 0, 2_002]),
        ("by_heads", [5_340, 1_780, 0, 890]),
        ("equal", [2_670, 2_670, 0, 2_670]),
    ] {
        let profile = profile(&[("split = \"by_lessons\"", &format!("split = \"{split}\""))]);
        let paid = month_of(&profile, 100_130, &rows);
        assert_eq!(amounts(&paid).iter().map(|(_, fen)| *fen).collect::<Vec<_>>(), wanted, "{split}");
        assert_eq!(detail(&paid.lines[0]).pools[0].rate_label, "收入的 8.0%");
    }
    let unserved = month_of(&profile(&[]), 100_130, &[row(1, 2), pool(5, 2, 1000, 1)]);
    assert_eq!(amounts(&unserved), [("T1", 6_000), ("T5", 0)]);
    let said = &unserved.findings[0];
    assert!(said.starts_with("资金池「组织管理」本月没有可分配的人员，80.10 元未分配。"), "{said}");
    let leads: Vec<_> = unserved.leads.iter().map(|lead| (&lead.said, lead.group, lead.name.as_str())).collect();
    assert_eq!((leads.as_slice(), unserved.leads[0].day.is_some()), (&[(said, None, "组织管理")][..], true));
    let fixed = profile(&[("of_income_permille = 80", "fixed_fen = 10000")]);
    assert_eq!(amounts(&month_of(&fixed, 0, &rows))[0], ("T1", 5_000));
}

#[test]
fn what_is_left_goes_to_own_staff_as_the_profile_says() {
    let rows = [row(1, 2), row(1, 3), row(2, 2), row(6, 2), row(5, 2)];
    // rule, income | T1 T2 T5 T6; rates pay 120 60 - 0, the management pool stays empty
    for (rule, income, wanted) in [
        ("keep", 100_000, [12_000, 6_000, 0, 0]),
        ("equal", 100_000, [53_000, 47_000, 0, 0]),
        ("by_lessons", 100_000, [66_667, 33_333, 0, 0]),
        ("equal", 18_000, [12_000, 6_000, 0, 0]),
        ("equal", 0, [12_000, 6_000, 0, 0]),
    ] {
        let profile = profile(&[("[pay]", &format!("[pay]\nremainder = \"{rule}\""))]);
        let paid = month_of(&profile, income, &rows);
        assert_eq!(amounts(&paid).iter().map(|(_, fen)| *fen).collect::<Vec<_>>(), wanted, "{rule} {income}");
    }
}

#[test]
fn outsiders_are_taxed_on_the_sum_of_the_month() {
    let rate = "[[pay.rate]]\npool = \"作业辅导\"\nstaff_kind = \"professional\"\nper_lesson_fen = 50000\n[[pay.rate]]\npool = \"作业辅导\"\nstaff_kind = \"retired_teacher\"\nper_lesson_fen = 50000\n[[pay.pool]]";
    let profile = profile(&[("[[pay.pool]]", rate)]);
    let paid = month_of(&profile, 0, &[row(4, 2), row(4, 3), row(1, 2)]);
    assert_eq!(amounts(&paid), [("T1", 6_000), ("T4", 100_000)]);
    assert_eq!(paid.lines.iter().map(|line| line.tax_fen.0).collect::<Vec<_>>(), [0, 4_000]);
    assert_eq!(texts(&paid.lines[1])[1], "劳务报酬预扣个税 40.00 元，实发 960.00 元");
    assert!(detail(&paid.lines[1]).is_labour && !detail(&paid.lines[0]).is_labour);
    let switched = Staff { taxed_as_wages: true, ..staff()[5].clone() };
    let map = BTreeMap::from([(switched.id, &switched)]);
    let rows = [row(6, 2), row(6, 3)];
    let input = PayInput {
        month: Month::read("2026-11").unwrap(),
        profile: &profile,
        income_fen: Fen::ZERO,
        staff: &map,
        rows: &rows,
    };
    let paid = month(&input);
    assert_eq!(
        (paid.lines[0].amount_fen, paid.lines[0].tax_fen, detail(&paid.lines[0]).is_labour),
        (Fen(100_000), Fen(0), false)
    );
}

fn any_rows() -> impl Strategy<Value = Vec<PayRow<'static>>> {
    let clock = |text: &'static [&'static str]| prop::option::weighted(0.9, prop::sample::select(text).prop_map(time));
    let each = (
        (1i64..7, 1u32..31, prop::option::weighted(0.1, 1i64..7)),
        prop::sample::select(vec!["作业辅导", "值班领导", "组织管理", "社团", ""]),
        prop::sample::select(vec![0i64, 500, 667, 1000, 1333]),
        clock(&["16:20", "16:32", "16:33", "16:50"]),
        clock(&["17:00", "17:28", "17:31"]),
        prop::option::weighted(0.1, Just("台风")),
        (any::<bool>(), 0u32..50),
    )
        .prop_map(|((staff, date, stands_in_for), pool, lessons, in_at, out_at, cancelled, (timed, heads))| PayRow {
            pool,
            lessons: Lessons(lessons),
            in_at,
            out_at,
            cancelled,
            heads,
            stands_in_for: stands_in_for.map(StaffId),
            starts_at: timed.then(|| time("16:30")),
            ends_at: timed.then(|| time("17:30")),
            ..row(staff, date)
        });
    prop::collection::vec(each, 0..60)
}

proptest! {
    #[test]
    fn every_fen_of_pay_has_a_step_and_stands_in_a_pool(
        rows in any_rows(),
        income in 0i64..500_000,
        rule in prop::sample::select(vec!["keep", "equal", "by_lessons"]),
        split in prop::sample::select(vec!["by_lessons", "by_heads", "equal"]),
    ) {
        let profile = profile(&[
            ("[pay]", &format!("[pay]\nremainder = \"{rule}\"")),
            ("split = \"by_lessons\"", &format!("split = \"{split}\"")),
        ]);
        let paid = month_of(&profile, income, &rows);
        let mut served: Vec<i64> = rows.iter().map(|row| row.staff.0).collect();
        served.sort_unstable();
        served.dedup();
        prop_assert_eq!(paid.lines.len(), served.len());
        for line in &paid.lines {
            prop_assert_eq!(line.steps.iter().filter_map(|step| step.amount_fen).sum::<Fen>(), line.amount_fen);
            prop_assert_eq!(detail(line).pools.iter().map(|share| share.amount_fen).sum::<Fen>(), line.amount_fen);
            prop_assert!(line.amount_fen >= Fen::ZERO && !line.steps.is_empty());
            prop_assert!(detail(line).staff_kind.is_paid_by_person() || line.amount_fen == Fen::ZERO);
        }
        let of_pool = |name: &str| -> Fen {
            let shares = paid.lines.iter().flat_map(|line| &detail(line).pools);
            shares.filter(|share| share.pool == name).map(|share| share.amount_fen).sum()
        };
        let pool = of_pool("组织管理");
        prop_assert!(pool == Fen::ZERO || pool == Fen(income * 80 / 1000));
        let all: Fen = paid.lines.iter().map(|line| line.amount_fen).sum();
        let rest = of_pool(REMAINDER_POOL);
        prop_assert!(rest == Fen::ZERO || all == Fen(income));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in any_rows(), turn in 0usize..60) {
        let straight = month_of(&profile(&[]), 300_000, &rows);
        let mut turned = rows.clone();
        turned.reverse();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        prop_assert_eq!(straight, month_of(&profile(&[]), 300_000, &turned));
    }

    #[test]
    fn a_further_row_never_lowers_anyone_paid_by_rate(rows in any_rows(), date in 1u32..31) {
        let by_rate: Vec<PayRow<'_>> = rows.into_iter().filter(|row| row.stands_in_for.is_none()).collect();
        let before = month_of(&profile(&[]), 0, &by_rate);
        let mut more = by_rate;
        more.push(row(1, date));
        let after = month_of(&profile(&[]), 0, &more);
        for line in &before.lines {
            let now = after.lines.iter().find(|now| now.id == line.id).map(|now| now.amount_fen);
            prop_assert!(now >= Some(line.amount_fen));
        }
    }
}
