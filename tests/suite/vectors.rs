//! Amounts in capitals, withheld tax and ID numbers agree with what several independent programs say.
use crate::office::now;
use kehou_desk::tools;
use kehou_tests::shared;
use std::path::Path;

#[test]
fn amounts_in_capitals_agree() {
    let Some(file) = shared("vectors/rmb-capital-agreed.csv") else { return };
    let rows = rows(&file);
    assert_eq!(rows.len(), 620);
    for row in rows {
        assert_eq!(tools::capitals(&row[0]).unwrap().capital, row[1], "{}", row[0]);
    }
}

#[test]
fn withheld_taxes_agree() {
    let Some(file) = shared("vectors/labour-remuneration-withholding.csv") else { return };
    let rows = rows(&file);
    assert_eq!(rows.len(), 330);
    for row in rows {
        let withheld = tools::withheld(&row[0]).unwrap();
        assert_eq!(yuan(withheld.tax_fen.0), row[1], "{}", row[0]);
        assert_eq!(yuan(withheld.net_fen.0), row[2], "{}", row[0]);
        let back = tools::gross_for(&row[2]).unwrap();
        assert_eq!(yuan((back.gross_fen - back.tax_fen).0), row[2], "gross for net {}", row[2]);
    }
}

#[test]
fn id_verdicts_agree() {
    let Some(file) = shared("vectors/resident-id-vectors.csv") else { return };
    let rows = rows(&file);
    assert_eq!(rows.len(), 302);
    for row in rows {
        let checked = tools::check_id(&row[0], &now());
        assert_eq!(if checked.valid { "True" } else { "False" }, row[row.len() - 1], "{}: {:?}", row[0], checked.why);
        assert_eq!(checked.why.is_none(), checked.valid);
    }
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in ["", "十元", "1.234", "-", "1e5", "NaN", "99999999999999999999"] {
        let no = tools::capitals(text).unwrap_err();
        assert_eq!(no.code(), "bad_value", "{text}");
    }
    assert_eq!(tools::withheld("-1").unwrap_err().code(), "bad_value");
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

fn rows(file: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}
