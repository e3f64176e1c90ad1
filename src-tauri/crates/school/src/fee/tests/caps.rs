//! Caps over all kinds, and what was charged before the program was used.
use super::*;

#[test]
fn months_that_were_charged_elsewhere_are_said_to_count_towards_no_cap() {
    let profile = profile(&[("[[reduction]]", "[[total_cap]]\ncap_term_fen = 60000\n[[reduction]]")]);
    let months = ["2026-09", "2026-10"].map(|month| Month::read(month).unwrap());
    let served = attended(1, 1000);
    let input = FeeInput {
        month: Month::read("2026-11").unwrap(),
        profile: &profile,
        area: Area::City,
        pupil: PUPIL,
        earlier_fen: &BTreeMap::new(),
        elsewhere_fen: Fen::ZERO,
        lacking: &months,
        days_taught: 20,
        served: &served,
        reductions: &[],
    };
    let said = "各项合计学期封顶 600.00 元，本学期到本月共计 3.00 元（减免前，9、10月没有在本程序里结算，不在内）";
    assert_eq!(texts(&bill(&input).unwrap()).last().map(String::as_str), Some(said));
}

#[test]
fn what_was_charged_before_the_program_counts_towards_the_caps_of_the_term() {
    let fee = &PLAIN[PLAIN.find("[[fee]]").unwrap()..PLAIN.find("[[reduction]]").unwrap()];
    let club = fee.replace("basic_care", "club").replace("clause = \"第三条\"\n", "");
    let own = profile(&[("clause = \"第三条\"\n", "clause = \"第三条\"\ncap_term_fen = 60000\n")]);
    let together = profile(&[("[[reduction]]", "[[total_cap]]\ncap_term_fen = 60000\n[[reduction]]")]);
    let capped_club = profile(&[
        ("clause = \"第三条\"\n", "clause = \"第三条\"\ncap_term_fen = 60000\n"),
        ("[[reduction]]", &format!("{club}[[reduction]]")),
    ]);
    let last = |told: &str| format!("各项合计学期封顶 600.00 元，本学期到本月共计 {told}");
    // standards, charged before → owed for ten lessons of 3.00, the last step
    for (profile, before, owed, told) in [
        (&together, 0, 3_000, last("30.00 元（减免前）")),
        (&together, 40_000, 3_000, last("430.00 元（减免前，其中用本程序以前已收 400.00 元）")),
        (&together, 58_000, 2_000, last("600.00 元（减免前，其中用本程序以前已收 580.00 元）")),
        (&together, 70_000, 0, last("700.00 元（减免前，其中用本程序以前已收 700.00 元）")),
        (
            &own,
            58_000,
            2_000,
            "基础托管学期封顶 600.00 元，此前已计 580.00 元 | -10.00 | 某发改价格〔2025〕1号 第三条".into(),
        ),
        (
            &capped_club,
            58_000,
            3_000,
            "用本程序以前已收 580.00 元，分不出是哪一项的，没有算进各项自己的学期封顶和按学期收的费".into(),
        ),
    ] {
        let line = bill(&FeeInput {
            month: Month::read("2026-11").unwrap(),
            profile,
            area: Area::City,
            pupil: PUPIL,
            earlier_fen: &BTreeMap::new(),
            elsewhere_fen: Fen(before),
            lacking: &[],
            days_taught: 20,
            served: &attended(10, 1000),
            reductions: &[],
        })
        .unwrap();
        assert_eq!(line.amount_fen, Fen(owed), "{before} {told}");
        assert_eq!(texts(&line).last(), Some(&told));
        assert_eq!(
            detail(&line).before_reductions_fen.values().copied().sum::<Fen>(),
            Fen(owed),
            "none of it is of the month"
        );
    }
}

#[test]
fn all_kinds_together_cost_no_more_than_their_cap_and_the_first_kind_goes_first() {
    let fee = &PLAIN[PLAIN.find("[[fee]]").unwrap()..PLAIN.find("[[reduction]]").unwrap()];
    let club = fee.replace("basic_care", "club").replace("clause = \"第三条\"\n", "");
    let with = |caps: &str| profile(&[("[[reduction]]", &format!("{club}{caps}[[reduction]]"))]);
    let mut served = attended(10, 1000);
    served.extend(attended(21, 2000).into_iter().map(|each| Served { kind: ServiceKind::Club, group: "合唱", ..each }));
    let term = "[[total_cap]]\ncap_term_fen = 20000\n";
    let primary = "[[total_cap]]\nstage = \"primary\"\ncap_month_fen = 11000\n";
    let junior = "[[total_cap]]\nstage = \"junior\"\ncap_month_fen = 100\n";
    // caps | earlier of basic care, of clubs | basic care, clubs
    for (caps, earlier, wanted) in [
        ("", (0, 0), (3_000, 10_000)),
        (junior, (0, 0), (3_000, 10_000)),
        (primary, (50_000, 0), (3_000, 8_000)),
        (term, (0, 0), (3_000, 10_000)),
        (term, (4_000, 6_000), (3_000, 7_000)),
        (term, (0, 17_500), (2_500, 0)),
        (term, (0, 20_001), (0, 0)),
        // The caps of the pupil's stage go before those of both.
        (&format!("{term}{primary}"), (4_000, 6_000), (3_000, 8_000)),
        ("[[total_cap]]\ncap_month_fen = 11000\ncap_term_fen = 20000\n", (9_500, 0), (3_000, 7_500)),
    ] {
        let (profile, earlier) = (with(caps), [(ServiceKind::BasicCare, earlier.0), (ServiceKind::Club, earlier.1)]);
        let line = bill_of(&profile, &served, &[], &earlier).unwrap();
        let before = &detail(&line).before_reductions_fen;
        assert_eq!((before["basic_care"], before["club"]), (Fen(wanted.0), Fen(wanted.1)), "{caps} {earlier:?}");
    }
    let line =
        bill_of(&with(term), &served, &[reduced("其他家庭困难", "2026-09-01", None)], &[(ServiceKind::Club, 9_500)]);
    assert_eq!(
        texts(&line.unwrap()),
        [
            "基础托管(作业一班) 10 天，共 10 课时 × 3.00 元/课时 | 30.00 | 某发改价格〔2025〕1号 第三条",
            "减免：其他家庭困难 50 %(全部 10 天，占 30.00 元) | -15.00",
            "社团(合唱) 21 天，共 42 课时 × 3.00 元/课时 | 126.00 | 某发改价格〔2025〕1号",
            "社团本月封顶 100.00 元 | -26.00 | 某发改价格〔2025〕1号",
            "各项合计学期封顶 200.00 元，此前各项已计 125.00 元 | -25.00 | 某发改价格〔2025〕1号",
            "减免：其他家庭困难 50 %(全部 21 天，占 75.00 元) | -37.50",
            "各项合计学期封顶 200.00 元，本学期到本月共计 200.00 元（减免前）",
        ]
    );
}
