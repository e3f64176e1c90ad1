//! Why something was not done: the desk's "no", or the window's own where it could not even reach the desk.
use serde::Serialize;

/// A "no" as the page gets it: `refused` or `fault` with a sentence.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum No {
    /// The desk's.
    Desk(kehou_desk::No),
    /// The window's own rule says no.
    Refused {
        /// The stable code.
        refused: &'static str,
        /// The sentence for the user.
        message: String,
        /// Always empty: the window reads no lists.
        problems: [(); 0],
    },
    /// The machine or the program failed.
    Fault {
        /// The stable code.
        fault: &'static str,
        /// The sentence for the user.
        message: String,
    },
}

impl No {
    /// A rule of the window says no.
    pub fn refused(refused: &'static str, message: impl Into<String>) -> Self {
        Self::Refused { refused, message: message.into(), problems: [] }
    }

    /// The machine failed.
    pub fn fault(fault: &'static str, message: impl Into<String>) -> Self {
        Self::Fault { fault, message: message.into() }
    }

    /// The program failed, and nothing was done.
    pub fn bug() -> Self {
        Self::fault("bug", "程序内部出错，这一步没有完成。请关闭窗口重新打开；如果还是这样，请告诉维护人员。")
    }

    /// The page asked for something it should not have known or in another shape.
    pub fn misasked(message: impl Into<String>) -> Self {
        Self::refused("misasked", message)
    }

    /// Nothing can be asked while the file is shut.
    pub fn shut() -> Self {
        Self::fault("shut", "学校数据还没有打开。请先输入口令。")
    }

    /// The sentence for the user.
    pub fn message(&self) -> String {
        match self {
            Self::Desk(no) => no.message(),
            Self::Refused { message, .. } | Self::Fault { message, .. } => message.clone(),
        }
    }

    /// The stable code.
    pub fn code(&self) -> String {
        match self {
            Self::Desk(no) => no.code(),
            Self::Refused { refused: code, .. } | Self::Fault { fault: code, .. } => (*code).to_owned(),
        }
    }
}

impl From<kehou_desk::No> for No {
    fn from(no: kehou_desk::No) -> Self {
        Self::Desk(no)
    }
}
