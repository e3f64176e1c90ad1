//! Settlements: the fingerprint moves with every fact and with nothing else, and what changed is told by name.
use super::*;
use crate::ids::{StaffId, StudentId};
use crate::no::Refusal;
use crate::session::tests::day;

/// A bill of one pupil that sums.
pub(crate) fn bill(student: i64, who: &str, amount: i64, waived: i64) -> Line {
    Line {
        id: format!("2026-11-B-{student}"),
        code: format!("G{student}"),
        who: who.into(),
        amount_fen: Fen(amount),
        waived_fen: Fen(waived),
        tax_fen: Fen::ZERO,
        steps: vec![
            Step {
                text: "基础托管".into(),
                amount_fen: Some(Fen(amount + waived)),
                clause: Some("1号".into()),
                days: MonthDays(5),
            },
            Step { text: "减免".into(), amount_fen: Some(Fen(-waived)), clause: None, days: MonthDays(4) },
        ],
        detail: Detail::Bill(BillDetail {
            student: StudentId(student),
            class_label: "三(2)班".into(),
            seat_no: Some(17),
            lessons: Lessons(38_000),
            days: 19,
            service_fee_fen: Fen(amount),
            before_reductions_fen: BTreeMap::from([("basic_care".to_owned(), Fen(amount + waived))]),
        }),
    }
}

/// Pay of one person from one pool that sums.
pub(crate) fn pay(staff: i64, who: &str, kind: StaffKind, amount: i64, tax: i64) -> Line {
    Line {
        id: format!("2026-11-P-{staff}"),
        code: format!("T{staff}"),
        who: who.into(),
        amount_fen: Fen(amount),
        waived_fen: Fen::ZERO,
        tax_fen: Fen(tax),
        steps: vec![Step {
            text: "作业辅导".into(),
            amount_fen: Some(Fen(amount)),
            clause: None,
            days: MonthDays::default(),
        }],
        detail: Detail::Pay(PayDetail {
            staff: StaffId(staff),
            staff_kind: kind,
            is_labour: kind.is_outsider(),
            post: "教师".into(),
            id_number: "110101199001010015".into(),
            phone: "13800000000".into(),
            bank: "某银行".into(),
            account: format!("62220000000000{staff:02}"),
            pools: vec![PoolShare {
                pool: "作业辅导".into(),
                lessons: Lessons(2_000),
                days: 2,
                rate_label: "60.00 元/课时".into(),
                deducted_fen: Fen::ZERO,
                amount_fen: Fen(amount),
            }],
            stood_in: 0,
        }),
    }
}

fn lines() -> Vec<Line> {
    vec![bill(17, "李明", 7370, 2630), pay(5, "王一", StaffKind::OwnTeacher, 12_000, 0)]
}

fn print_of(lines: &[Line]) -> String {
    fingerprint(Month::read("2026-11").unwrap(), 1, "abc", lines)
}

#[test]
fn the_canonical_text_can_be_written_by_hand() {
    let wanted = concat!(
        "[\"kehou settlement\",1,\"2026-11\",1,\"abc\"]\n",
        "[\"line\",\"2026-11-B-17\",\"G17\",\"李明\",7370,2630,0]\n",
        "[\"bill\",17,\"三(2)班\",17,38000,19,7370,[[\"basic_care\",10000]]]\n",
        "[\"step\",\"基础托管\",10000,\"1号\",5]\n",
        "[\"step\",\"减免\",-2630,null,4]\n",
        "[\"line\",\"2026-11-P-5\",\"T5\",\"王一\",12000,0,0]\n",
        "[\"pay\",5,\"own_teacher\",false,\"教师\",\"110101199001010015\",\"13800000000\",\"某银行\",\"6222000000000005\"]\n",
        "[\"pool\",\"作业辅导\",2000,2,\"60.00 元/课时\",0,12000]\n",
        "[\"step\",\"作业辅导\",12000,null]\n",
    );
    assert_eq!(canonical(Month::read("2026-11").unwrap(), 1, "abc", &lines()), wanted);
    // Reckoned by another program: sha256sum of the text above.
    assert_eq!(print_of(&lines()), "002c61f9236c6490");
}

/// One fact of the lines made another.
type Change = Box<dyn Fn(&mut Vec<Line>)>;

#[test]
fn the_fingerprint_moves_with_every_fact_and_not_with_the_order() {
    let plain = print_of(&lines());
    let mut turned = lines();
    turned.reverse();
    assert_eq!(print_of(&turned), plain);
    let detail = |change: fn(&mut PayDetail)| {
        move |lines: &mut Vec<Line>| {
            if let Detail::Pay(pay) = &mut lines[1].detail {
                change(pay);
            }
        }
    };
    let changes: Vec<Change> = vec![
        Box::new(|lines| lines[0].amount_fen = Fen(7371)),
        Box::new(|lines| lines[0].waived_fen = Fen(2631)),
        Box::new(|lines| lines[1].tax_fen = Fen(1)),
        Box::new(|lines| lines[0].who = "李名".into()),
        Box::new(|lines| lines[0].code = String::new()),
        Box::new(|lines| lines[0].steps[0].clause = None),
        Box::new(|lines| lines[0].steps[1].text = "减免1".into()),
        Box::new(|lines| lines[0].steps[1].amount_fen = None),
        Box::new(|lines| drop(lines.pop())),
        Box::new(detail(|pay| pay.account.push('1'))),
        Box::new(detail(|pay| pay.pools[0].lessons = Lessons(1))),
        Box::new(detail(|pay| pay.staff_kind = StaffKind::DutyStaff)),
    ];
    for (place, change) in changes.iter().enumerate() {
        let mut changed = lines();
        change(&mut changed);
        assert_ne!(print_of(&changed), plain, "change {place}");
    }
    let month = Month::read("2026-11").unwrap();
    assert_ne!(fingerprint(month, 2, "abc", &lines()), plain);
    assert_ne!(fingerprint(month, 1, "abd", &lines()), plain);
    assert_ne!(fingerprint(month.next(), 1, "abc", &lines()), plain);
}

#[test]
fn what_changed_is_told_by_name_and_amount() {
    let own = |amount| pay(5, "王一", StaffKind::OwnTeacher, amount, 0);
    let mut moved = own(12_000);
    if let Detail::Pay(pay) = &mut moved.detail {
        pay.account.push('9');
    }
    let mut reasoned = own(12_000);
    reasoned.steps[0].text.push('1');
    // settled | now | the sentences
    for (frozen, live, wanted) in [
        (own(12_000), Some(own(12_000)), vec![]),
        (own(12_000), Some(own(18_000)), vec!["王一(工号 T5)：结算为 120.00 元，现在为 180.00 元"]),
        (own(12_000), Some(moved), vec!["王一(工号 T5)：收款账户已变更"]),
        (own(12_000), Some(reasoned), vec!["王一(工号 T5)：金额仍为 120.00 元，但依据有变化"]),
        (own(12_000), None, vec!["王一(工号 T5)：结算为 120.00 元，现在没有这一项"]),
        (
            bill(17, "李明", 7370, 2630),
            Some(bill(17, "李明", 10_000, 0)),
            vec!["李明(三(2)班)：结算为 73.70 元，现在为 100.00 元；减免结算为 26.30 元，现在为 0.00 元"],
        ),
    ] {
        let live: Vec<Line> = live.into_iter().collect();
        assert_eq!(difference(&[frozen], &live), wanted);
    }
    assert_eq!(difference(&[], &[own(100)]), ["王一(工号 T5)：结算时没有，现在为 1.00 元"]);
    let of = |keys: &[(&str, &str)]| keys.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let (frozen, live) = (of(&[("a", "1"), ("b", "2"), ("c", "3")]), of(&[("a", "1"), ("b", "3"), ("d", "4")]));
    assert_eq!(changed_inputs(&frozen, &live), ["b", "c", "d"]);
}

#[test]
fn a_month_is_settled_only_when_it_is_whole() {
    let month = Month::read("2026-11").unwrap();
    let mut wrong = lines();
    wrong[0].steps[0].amount_fen = Some(Fen(1));
    let mut short = lines();
    if let Detail::Pay(pay) = &mut short[1].detail {
        pay.pools.clear();
    }
    // lines | undecided make-up days | the reason's start
    for (lines, undecided, wanted) in [
        (lines(), vec![], None),
        (lines(), vec![day("2026-10-10")], None),
        (lines(), vec![day("2026-11-07")], Some("11月7日 周六 是补课日")),
        (vec![], vec![], Some("本月没有任何收费或补助")),
        (wrong, vec![], Some("李明(三(2)班)：金额 73.70 元与各步合计 -26.29 元不一致")),
        (short, vec![], Some("王一(工号 T5)：金额 120.00 元")),
    ] {
        let found = match check_ready(month, &lines, &undecided) {
            Ok(()) => None,
            Err(Refusal::NotReadyToSettle { what, .. }) => what.first().cloned(),
            Err(other) => Some(other.code()),
        };
        assert_eq!(found.is_some(), wanted.is_some(), "{found:?}");
        assert!(found.unwrap_or_default().starts_with(wanted.unwrap_or_default()));
    }
}

#[test]
fn standing_in_is_sealed_and_a_line_without_it_is_sealed_as_before() {
    let month = Month::read("2026-11").unwrap();
    let with = |stood_in: u32| {
        let mut lines = lines();
        for line in &mut lines {
            if let Detail::Pay(pay) = &mut line.detail {
                pay.stood_in = stood_in;
            }
        }
        canonical(month, 1, "abc", &lines)
    };
    assert!(!with(0).contains("stood_in") && with(2).contains("[\"stood_in\",2]"), "{}", with(2));
    let kept = serde_json::to_string(&lines()[1].detail).unwrap();
    assert!(!kept.contains("stood_in"), "{kept}");
}
