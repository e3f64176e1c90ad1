//! Why a file could not be read, each with a sentence that says what to do about it.
use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of reason a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file asks for a password before it opens.
    Password,
    /// The file is something else: a picture, a PDF, a letter, an empty file.
    NotASpreadsheet,
    /// The file is a table of a kind that is not read here.
    UnsupportedFormat,
    /// The file is cut short or damaged.
    Corrupt,
    /// The file is larger, or unfolds to more, than a school's table ever is.
    TooLarge,
    /// The operating system would not hand the file over.
    Unopened,
}

impl Reason {
    /// The reason as the word used between programs, such as `not_a_spreadsheet`.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Password => "password",
            Reason::NotASpreadsheet => "not_a_spreadsheet",
            Reason::UnsupportedFormat => "unsupported_format",
            Reason::Corrupt => "corrupt",
            Reason::TooLarge => "too_large",
            Reason::Unopened => "unopened",
        }
    }
}

/// A file that could not be read: the reason, and a Chinese sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// The kind of reason.
    pub code: Reason,
    /// What was found and what to do, as the user reads it.
    pub message: String,
}

impl Unreadable {
    fn new(code: Reason, message: impl Into<String>) -> Self {
        Unreadable { code, message: message.into() }
    }

    pub(super) fn password() -> Self {
        Self::new(
            Reason::Password,
            "这个文件设有打开密码，读不出内容。请用 Excel 或 WPS 打开，取消密码（文件 → 信息 → 保护工作簿 → 用密码进行加密，清空后确定），保存后再导入。",
        )
    }

    pub(super) fn not_a_spreadsheet(what: &str) -> Self {
        Self::new(
            Reason::NotASpreadsheet,
            format!("这个文件不是电子表格，{what}。请选择 Excel、WPS 表格（.xlsx、.xls、.ods）或 CSV 文件。"),
        )
    }

    pub(super) fn unsupported(what: &str) -> Self {
        Self::new(
            Reason::UnsupportedFormat,
            format!("不支持这种格式：{what}。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。"),
        )
    }

    pub(super) fn corrupt(what: &str) -> Self {
        Self::new(
            Reason::Corrupt,
            format!(
                "文件已损坏或不完整（{what}）。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再导入；如果也打不开，请重新下载或请对方重发。"
            ),
        )
    }

    pub(super) fn too_large(what: &str) -> Self {
        Self::new(
            Reason::TooLarge,
            format!("文件过大：{what}。请只保留要导入的工作表和行列，复制到新的工作簿后再导入。"),
        )
    }

    pub(super) fn unopened(cause: &std::io::Error) -> Self {
        Self::new(Reason::Unopened, format!("打不开文件：{}。", kehou_school::disk::said(cause)))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Unreadable {}
