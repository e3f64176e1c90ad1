//! Tax withheld from pay for labour, and its inverse (个人所得税扣缴申报管理办法(试行), 国家税务总局公告 2018 年第 61 号, 第八条).
use crate::money::Fen;

/// One bracket of 预扣率表二: taxable income up to `to_fen`, the rate, and 速算扣除数.
struct Bracket {
    to_fen: i64,
    percent: i64,
    quick_fen: i64,
}

const BRACKETS: [Bracket; 3] = [
    Bracket { to_fen: 2_000_000, percent: 20, quick_fen: 0 },
    Bracket { to_fen: 5_000_000, percent: 30, quick_fen: 200_000 },
    Bracket { to_fen: i64::MAX, percent: 40, quick_fen: 700_000 },
];

/// 每次收入不超过四千元的, 减除费用按八百元计算.
const SMALL_DEDUCTION_FEN: i64 = 80_000;
const SMALL_UP_TO_FEN: i64 = 400_000;

/// The tax withheld from one person's labour pay of one month (all payments of the month are one 次), rounded half-up to
/// the fen; nothing is withheld from an amount that is not above 800 元.
pub fn withheld(gross: Fen) -> Fen {
    let (base, bracket) = taxed(gross);
    let thousandths = base * i128::from(bracket.percent) - i128::from(bracket.quick_fen) * 1000;
    Fen(((thousandths + 500) / 1000) as i64)
}

/// What is taxed, in tenths of a fen, since 80 % of an amount need not be a whole fen; and its bracket.
fn taxed(gross: Fen) -> (i128, &'static Bracket) {
    let base = if gross.0 <= SMALL_UP_TO_FEN {
        i128::from((gross.0 - SMALL_DEDUCTION_FEN).max(0)) * 10
    } else {
        i128::from(gross.0) * 8
    };
    (base, BRACKETS.iter().find(|bracket| base <= i128::from(bracket.to_fen) * 10).unwrap_or(&BRACKETS[2]))
}

/// How [`withheld`] reckons, in figures: `（1,600.00 − 800.00）× 20 %`.
pub fn reckoned_said(gross: Fen) -> String {
    if gross.0 <= SMALL_DEDUCTION_FEN {
        return format!("{gross} 元不超过 {} 元，不预扣", Fen(SMALL_DEDUCTION_FEN));
    }
    if gross.0 <= SMALL_UP_TO_FEN {
        return format!("（{gross} − {}）× 20 %", Fen(SMALL_DEDUCTION_FEN));
    }
    let (_, bracket) = taxed(gross);
    let quick = if bracket.quick_fen == 0 { String::new() } else { format!(" − {}", Fen(bracket.quick_fen)) };
    format!("{gross} × 80 % × {} %{quick}", bracket.percent)
}

/// The gross pay of which `net` is left after [`withheld`]: the school promised a sum in hand.
///
/// The formula of each bracket solved for the gross, rounded half-up to the fen (国税发〔1996〕161 号 in the figures of 2018);
/// since a fen of gross never moves the net by more than a fen, `gross − withheld(gross)` is exactly `net` again.
pub fn gross_for(net: Fen) -> Fen {
    let net = i128::from(net.0);
    // Each line: net up to, then gross = (net − take) × 100 ÷ keep.
    let (take, keep) = match net {
        _ if net <= 80_000 => return Fen(net as i64),
        _ if net <= 336_000 => (16_000, 80),
        _ if net <= 2_100_000 => (0, 84),
        _ if net <= 4_950_000 => (200_000, 76),
        _ => (700_000, 68),
    };
    Fen((((net - take) * 200 + keep) / (2 * keep)) as i64)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::capital::tests::vectors;
    use proptest::prelude::*;

    #[test]
    fn tax_agrees_with_the_vectors() {
        let rows = vectors("labour-remuneration-withholding.csv");
        for row in &rows {
            let gross = Fen::parse(&row[0]).unwrap();
            assert_eq!(
                (withheld(gross), gross - withheld(gross)),
                (Fen::parse(&row[1]).unwrap(), Fen::parse(&row[2]).unwrap()),
                "{}",
                row[0]
            );
        }
        assert!(rows.is_empty() || rows.len() == 330);
    }

    #[test]
    fn what_is_withheld_is_said_in_figures() {
        for (gross, said) in [
            (32_000, "320.00 元不超过 800.00 元，不预扣"),
            (80_000, "800.00 元不超过 800.00 元，不预扣"),
            (160_000, "（1,600.00 − 800.00）× 20 %"),
            (400_000, "（4,000.00 − 800.00）× 20 %"),
            (500_000, "5,000.00 × 80 % × 20 %"),
            (2_500_000, "25,000.00 × 80 % × 20 %"),
            (2_500_001, "25,000.01 × 80 % × 30 % − 2,000.00"),
            (2_500_100, "25,001.00 × 80 % × 30 % − 2,000.00"),
            (6_250_000, "62,500.00 × 80 % × 30 % − 2,000.00"),
            (6_250_100, "62,501.00 × 80 % × 40 % − 7,000.00"),
        ] {
            assert_eq!(reckoned_said(Fen(gross)), said);
        }
    }

    #[test]
    fn tax_and_its_inverse_by_hand() {
        for (gross, tax) in
            [("800", "0"), ("800.01", "0"), ("4000", "640"), ("5000", "800"), ("25001", "4000.24"), ("62500", "13000")]
        {
            let (gross, tax) = (Fen::parse(gross).unwrap(), Fen::parse(tax).unwrap());
            assert_eq!(withheld(gross), tax);
            assert_eq!(withheld(gross_for(gross - tax)), tax);
        }
        assert_eq!(gross_for(Fen(400_000)), Fen(476_190));
        assert_eq!((withheld(Fen(-500)), gross_for(Fen(0))), (Fen(0), Fen(0)));
    }

    #[test]
    fn a_fen_earned_more_leaves_one_fen_more_or_none() {
        let left = |gross: i64| gross - withheld(Fen(gross)).0;
        for gross in (0..450_000).chain(2_400_000..2_600_000).chain(6_200_000..6_300_000) {
            assert!((0..=1).contains(&(left(gross + 1) - left(gross))), "{gross}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_of_the_gross_is_the_net_promised(net in 0i64..20_000_000) {
            let gross = gross_for(Fen(net));
            prop_assert_eq!(gross - withheld(gross), Fen(net));
        }
    }
}
