//! Policy profiles: those shipped with the program, and those the school adopted.
use crate::place::read_text;
use crate::{No, Place};
use kehou_school::profile::PolicyProfile;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A profile that comes with the program.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShippedProfile {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it charges and pays, one sentence each.
    pub said: Vec<String>,
}

/// The profiles that come with the program.
///
/// # Errors
/// A fault where one of them cannot be read.
pub fn shipped(place: &Place) -> Result<Vec<ShippedProfile>, No> {
    let mut found = Vec::new();
    for path in place.files("profiles", "toml")? {
        let profile = PolicyProfile::read(&read_text(&path)?)?;
        found.push(ShippedProfile { said: profile.said(), id: profile.id, name: profile.name });
    }
    Ok(found)
}
