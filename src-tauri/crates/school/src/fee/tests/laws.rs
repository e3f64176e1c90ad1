//! The laws of bills: every fen has a step, no cap is passed, order does not matter, a reduction never raises.
use super::*;
use proptest::prelude::*;

fn any_profile() -> impl Strategy<Value = PolicyProfile> {
    let fee = |kind: &'static str| {
        (
            prop::sample::select(vec!["lesson", "day", "month", "term"]),
            0i64..2_000,
            prop::option::of(1u32..4),
            prop::option::of(0i64..9_000),
            prop::option::of(0i64..20_000),
            prop::sample::select(vec!["attended", "booked"]),
            prop::sample::select(vec!["none", "half_below_half_month", "ten_day_steps", "per_day"]),
            prop::sample::select(vec!["fen", "jiao", "yuan"]),
            any::<bool>(),
        )
            .prop_map(move |(unit, price, most, month, term, on, part, coin, absence)| {
                let most = most.map_or(String::new(), |most| format!("lessons_per_day_max = {most}\n"));
                let month = month.map_or(String::new(), |fen| format!("cap_month_fen = {fen}\n"));
                let term = term.map_or(String::new(), |fen| format!("cap_term_fen = {fen}\n"));
                format!(
                    "[[fee]]\nservice_kind = \"{kind}\"\nunit = \"{unit}\"\nprice_fen = {price}\n{most}{month}{term}\
                     charged_on = \"{on}\"\nabsence_charged = {absence}\npart_month = \"{part}\"\nrounding = \"{coin}\"\n\
                     issuer = \"某\"\nnumber = \"某1号\"\nfrom = \"2025-09-01\"\nto = \"2027-08-31\"\n"
                )
            })
    };
    let together = prop::option::of((0i64..9_000, prop::option::of(0i64..30_000))).prop_map(|caps| {
        let term = |term: i64| format!("cap_term_fen = {term}\n");
        caps.map_or(String::new(), |(month, most)| {
            format!("[[total_cap]]\ncap_month_fen = {month}\n{}", most.map_or(String::new(), term))
        })
    });
    (fee("basic_care"), fee("club"), together).prop_map(|(basic, club, together)| {
        let start = PLAIN.find("[[fee]]").unwrap();
        let rest = PLAIN.find("[[reduction]]").unwrap();
        PolicyProfile::read(&format!("{}{basic}{club}{together}{}", &PLAIN[..start], &PLAIN[rest..])).unwrap()
    })
}

fn any_served() -> impl Strategy<Value = Vec<Served<'static>>> {
    let each = (
        1u32..31,
        prop::sample::select(vec![ServiceKind::BasicCare, ServiceKind::Club, ServiceKind::Tutoring]),
        prop::sample::select(vec!["一班", "二班"]),
        prop::sample::select(vec![0i64, 500, 667, 1000, 1333, 2000]),
        any::<bool>(),
        prop::option::weighted(0.9, prop::sample::select(Mark::ALL)),
        prop::option::weighted(0.1, Just("台风")),
    )
        .prop_map(|(date, kind, group, lessons, enrolled, mark, cancelled)| {
            let day = NaiveDate::from_ymd_opt(2026, 11, date).unwrap();
            Served { day, group, kind, lessons: Lessons(lessons), enrolled, mark, cancelled }
        });
    prop::collection::vec(each, 0..50)
}

fn any_reductions() -> impl Strategy<Value = Vec<Reduced<'static>>> {
    let each = (
        prop::sample::select(vec!["农村低保", "其他家庭困难", "多子女家庭", "没有的类别"]),
        1u32..31,
        prop::option::of(0u64..20),
    )
        .prop_map(|(category, from, length)| {
            let from = NaiveDate::from_ymd_opt(2026, 11, from).unwrap();
            Reduced { category, valid: Span { from, to: length.map(|days| from + chrono::Days::new(days)) } }
        });
    prop::collection::vec(each, 0..4)
}

proptest! {
    #[test]
    fn every_fen_has_a_step_and_no_cap_is_passed(
        profile in any_profile(),
        served in any_served(),
        reductions in any_reductions(),
        earlier in 0i64..25_000,
    ) {
        let earlier_fen = [(ServiceKind::BasicCare, earlier)];
        let Some(line) = bill_of(&profile, &served, &reductions, &earlier_fen) else {
            prop_assert!(served.iter().all(|each| each.kind == ServiceKind::Tutoring));
            return Ok(());
        };
        prop_assert_eq!(line.steps.iter().filter_map(|step| step.amount_fen).sum::<Fen>(), line.amount_fen);
        let detail = detail(&line);
        let before: Fen = detail.before_reductions_fen.values().copied().sum();
        prop_assert_eq!(line.amount_fen + line.waived_fen, before);
        prop_assert_eq!(detail.service_fee_fen, line.amount_fen);
        prop_assert!(line.amount_fen >= Fen::ZERO && line.waived_fen >= Fen::ZERO);
        for cap in &profile.total_caps {
            prop_assert!(cap.cap_month_fen.is_none_or(|cap| before <= cap));
            prop_assert!(cap.cap_term_fen.is_none_or(|cap| before == Fen::ZERO || before + Fen(earlier) <= cap));
        }
        for fee in &profile.fees {
            let owed = detail.before_reductions_fen.get(fee.service_kind.code()).copied().unwrap_or_default();
            let before = if fee.service_kind == ServiceKind::BasicCare { Fen(earlier) } else { Fen::ZERO };
            prop_assert!(fee.cap_month_fen.is_none_or(|cap| owed <= cap));
            prop_assert!(fee.cap_term_fen.is_none_or(|cap| owed == Fen::ZERO || owed + before <= cap));
        }
    }

    #[test]
    fn the_order_of_what_is_given_does_not_matter(
        profile in any_profile(),
        served in any_served(),
        reductions in any_reductions(),
    ) {
        let straight = bill_of(&profile, &served, &reductions, &[]);
        let (mut served, mut reductions) = (served, reductions);
        served.reverse();
        reductions.reverse();
        prop_assert_eq!(straight, bill_of(&profile, &served, &reductions, &[]));
    }

    #[test]
    fn a_further_reduction_never_raises_a_bill_and_a_free_place_costs_nothing(
        profile in any_profile(),
        served in any_served(),
        reductions in any_reductions(),
        further in any_reductions(),
    ) {
        if let Some(line) = bill_of(&profile, &served, &reductions, &[]) {
            let more: Vec<Reduced<'_>> = reductions.iter().chain(&further).copied().collect();
            let less = bill_of(&profile, &served, &more, &[]).unwrap();
            // Gathering days differently may move a rounded half fen for each reduction and kind.
            prop_assert!(less.amount_fen <= line.amount_fen + Fen(2), "{:#?}\n{:#?}", line, less);
            let free = bill_of(&profile, &served, &[reduced("农村低保", "2026-11-01", None)], &[]).unwrap();
            prop_assert_eq!(free.amount_fen, Fen::ZERO);
            prop_assert_eq!(free.waived_fen, line.amount_fen + line.waived_fen);
        }
    }

    #[test]
    fn no_other_choice_among_reductions_would_waive_more(
        lessons in prop::collection::vec(prop::sample::select(vec![500i64, 667, 1000, 2000]), 1..6),
        reductions in prop::collection::vec((0usize..4, 1u32..6, 0u64..9), 0..5),
    ) {
        let third = "[[reduction]]\ncategory = \"军人家庭\"\nkind = \"percent\"\npercent = 30\n[pay]";
        let profile = profile(&[("price_fen = 300", "price_fen = 1000"), ("cap_month_fen = 10000\n", ""), ("[pay]", third)]);
        let reductions: Vec<Reduced<'_>> = reductions
            .into_iter()
            .map(|(place, from, length)| {
                let from = NaiveDate::from_ymd_opt(2026, 11, from).unwrap();
                let valid = Span { from, to: Some(from + chrono::Days::new(length)) };
                Reduced { category: &profile.reductions[place].category, valid }
            })
            .collect();
        let served: Vec<Served<'_>> =
            weekdays().into_iter().zip(&lessons).map(|(day, lessons)| session(day, *lessons)).collect();
        let line = bill_of(&profile, &served, &reductions, &[]).unwrap();
        let parts = (line.amount_fen + line.waived_fen).share_among(&lessons);
        let choices: Vec<Vec<usize>> = served
            .iter()
            .map(|each| {
                let holds = |place: &usize| {
                    let category = &profile.reductions[*place].category;
                    reductions.iter().any(|reduced| reduced.category == category && reduced.valid.has(each.day))
                };
                (0..4).filter(holds).chain([4]).collect()
            })
            .collect();
        let most = most_waived(&choices, &parts, [Fen::ZERO; 5]);
        // Of equally good choices one may round a half fen up where the other does not.
        prop_assert!(line.waived_fen + Fen(1) >= most && line.waived_fen <= most, "{} {}", line.waived_fen, most);
    }
}

/// The most that any choice of one reduction a day waives: free, half, up to 20.00, 30 per cent, none.
fn most_waived(choices: &[Vec<usize>], parts: &[Fen], shares: [Fen; 5]) -> Fen {
    let Some((choice, later)) = choices.split_first() else {
        return shares[0] + shares[1].share(50, 100) + shares[2].min(Fen(2_000)) + shares[3].share(30, 100);
    };
    let each = choice.iter().map(|place| {
        let mut shares = shares;
        shares[*place] += parts[0];
        most_waived(later, &parts[1..], shares)
    });
    each.max().unwrap_or_default()
}
