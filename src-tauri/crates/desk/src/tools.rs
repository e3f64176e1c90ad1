//! Small reckonings that need no school: capitals, withholding tax, net to gross, and the check of an ID number.
use crate::{No, Now, shown};
use kehou_school::money::Fen;
use kehou_school::{capital, identity, tax};
use serde::Serialize;

/// An amount in capitals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InCapitals {
    /// 大写, without the prefix 人民币.
    pub capital: String,
}

/// Withheld tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withheld {
    /// The tax.
    pub tax_fen: Fen,
    /// What is left.
    pub net_fen: Fen,
}

/// The gross for a net.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GrossFor {
    /// What must be agreed so that the net is paid.
    pub gross_fen: Fen,
    /// Its tax.
    pub tax_fen: Fen,
}

/// The verdict on an ID number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdChecked {
    /// Whether it can be a resident's number.
    pub valid: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The amount (元) in capitals.
///
/// # Errors
/// What is no amount.
pub fn capitals(amount: &str) -> Result<InCapitals, No> {
    Ok(InCapitals { capital: capital::capital(fen(amount)?) })
}

/// The tax withheld from a month's labour remuneration (元).
///
/// # Errors
/// What is no amount, or is below nothing.
pub fn withheld(gross: &str) -> Result<Withheld, No> {
    let gross = positive(gross)?;
    let tax_fen = tax::withheld(gross);
    Ok(Withheld { tax_fen, net_fen: gross - tax_fen })
}

/// The gross whose net is the amount (元).
///
/// # Errors
/// What is no amount, or is below nothing.
pub fn gross_for(net: &str) -> Result<GrossFor, No> {
    let gross_fen = tax::gross_for(positive(net)?);
    Ok(GrossFor { gross_fen, tax_fen: tax::withheld(gross_fen) })
}

/// Checks a resident ID number (GB 11643).
pub fn check_id(number: &str, now: &Now) -> IdChecked {
    match identity::read_id(number, now.today) {
        Ok(_) => IdChecked { valid: true, why: None },
        Err(why) => IdChecked { valid: false, why: Some(why.to_string()) },
    }
}

fn fen(text: &str) -> Result<Fen, No> {
    Fen::parse(text).ok_or_else(|| shown::bad_value("金额", text, "以元为单位，最多两位小数，例如 1409.50").into())
}

fn positive(text: &str) -> Result<Fen, No> {
    match fen(text)? {
        amount if amount.0 < 0 => Err(shown::bad_value("金额", text, "不小于 0").into()),
        amount => Ok(amount),
    }
}

/// SHA-256 of bytes as hexadecimal text.
pub fn sha256(bytes: &[u8]) -> String {
    crate::papers::digest(bytes)
}
