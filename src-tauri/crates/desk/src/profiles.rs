//! Policy profiles: those shipped with the program and those in a file of the school's own, as one chooses among them.
use crate::place::read_text;
use crate::{No, Place};
use kehou_school::profile::PolicyProfile;
use kehou_school::words::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A profile to choose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShippedProfile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// From when to when it is valid, in words.
    pub validity: String,
    /// What it charges families, one sentence each.
    pub said: StageSaid,
    /// What it pays staff, one sentence each.
    pub pays: Vec<String>,
    /// The paper the pay rests on; empty where it names none.
    pub pay_basis: String,
    /// `农村低保 全免`, one each.
    pub reductions: Vec<String>,
}

/// The sentences for a school of each stage.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StageSaid {
    /// 小学.
    pub primary: Vec<String>,
    /// 初中.
    pub junior: Vec<String>,
    /// 九年一贯制.
    pub nine_year: Vec<String>,
}

impl ShippedProfile {
    /// A profile as shown.
    pub(crate) fn of(profile: &PolicyProfile) -> ShippedProfile {
        ShippedProfile {
            id: profile.id.clone(),
            name: profile.name.clone(),
            validity: profile.validity(),
            said: StageSaid {
                primary: profile.said(Stage::Primary),
                junior: profile.said(Stage::Junior),
                nine_year: profile.said(Stage::NineYear),
            },
            pays: profile.said_of_pay(),
            pay_basis: profile.pay.basis.clone(),
            reductions: profile.said_of_reductions(),
        }
    }
}

/// The profiles that come with the program.
///
/// # Errors
/// A fault where one of them cannot be read.
pub fn shipped(place: &Place) -> Result<Vec<ShippedProfile>, No> {
    let mut found = Vec::new();
    for path in place.files("profiles", "toml")? {
        found.push(ShippedProfile::of(&PolicyProfile::read(&read_text(&path)?)?));
    }
    Ok(found)
}
