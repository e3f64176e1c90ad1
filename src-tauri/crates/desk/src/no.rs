//! The four kinds of "no" as they leave the desk: problems, refusals and faults (a bug is an assertion).
use kehou_paper::save::SaveFault;
use kehou_school::no::{Problem, Refusal};
use kehou_store::{Fault, Trouble};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// Why something was not done.
#[derive(Debug, Clone, PartialEq)]
pub enum No {
    /// A rule says no.
    Refused(Refusal),
    /// The user's data has problems and nothing was kept.
    Problems {
        /// What it is about, as a sentence.
        message: String,
        /// Where, what was found, what was wanted.
        problems: Vec<Problem>,
    },
    /// The machine failed.
    Fault {
        /// The sentence for the user: operation, path and cause.
        message: String,
    },
    /// The ask itself could not be understood: an unknown ask, or given values of another shape.
    Misasked {
        /// What was wrong.
        message: String,
    },
}

impl No {
    /// The stable code: that of the refusal, `problems`, `fault` or `misasked`.
    pub fn code(&self) -> String {
        match self {
            No::Refused(refusal) => match refusal {
                Refusal::UnreadableFile { code, .. } => code.clone(),
                other => other.code(),
            },
            No::Problems { .. } => "problems".to_owned(),
            No::Fault { .. } => "fault".to_owned(),
            No::Misasked { .. } => "misasked".to_owned(),
        }
    }

    /// The sentence for the user.
    pub fn message(&self) -> String {
        match self {
            No::Refused(refusal) => refusal.message(),
            No::Problems { message, .. } | No::Fault { message } | No::Misasked { message } => message.clone(),
        }
    }

    /// Whether the machine failed, rather than a rule or the user's data saying no.
    pub fn is_fault(&self) -> bool {
        matches!(self, No::Fault { .. })
    }
}

impl Serialize for No {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        let kind = if self.is_fault() { "fault" } else { "refused" };
        map.serialize_entry(kind, &self.code())?;
        map.serialize_entry("message", &self.message())?;
        match self {
            No::Problems { problems, .. } => map.serialize_entry("problems", problems)?,
            No::Refused(refusal) => {
                map.serialize_entry("problems", &[(); 0])?;
                map.serialize_entry("about", refusal)?;
            }
            _ => {}
        }
        map.end()
    }
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> No {
        No::Refused(refusal)
    }
}

impl From<Fault> for No {
    fn from(fault: Fault) -> No {
        No::Fault { message: fault.message() }
    }
}

impl From<Trouble> for No {
    fn from(trouble: Trouble) -> No {
        match trouble {
            Trouble::Refused(refusal) => No::Refused(refusal),
            Trouble::Fault(fault) => fault.into(),
        }
    }
}

impl From<SaveFault> for No {
    fn from(fault: SaveFault) -> No {
        No::Fault { message: fault.to_string() }
    }
}
