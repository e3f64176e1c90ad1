//! What the window says of itself: version, folders, licences, and a diagnosis that holds nobody's data.
use crate::door::Nothing;
use crate::no::No;
use crate::office::Office;
use serde::Serialize;
use std::fs;
use ts_rs::TS;

/// The notices of everything the program is made of.
const LICENCES: &str = include_str!("../../THIRD-PARTY.md");

/// The program, as shown under 关于.
#[derive(Debug, Clone, Serialize, TS)]
pub struct About {
    /// The version.
    pub version: String,
    /// The data folder.
    pub data_folder: String,
    /// Where papers are written.
    pub paper_folder: String,
    /// The notices of all parts, as Markdown.
    pub licences: String,
    /// To be copied into a message to whoever helps: no names, no paths, no figures of the school.
    pub diagnosis: String,
}

impl Office {
    /// Shows the data folder.
    pub(crate) fn show_data_folder(&self, _: Nothing) -> Result<(), No> {
        let folder = self.place(&self.inside()).data;
        opener::open(&folder)
            .map_err(|_| No::fault("not_opened", format!("文件夹没有打开，请自己到这里找：{}", folder.display())))
    }

    /// What the window says of itself.
    pub(crate) fn about(&self, _: Nothing) -> Result<About, No> {
        let inside = self.inside();
        let place = self.place(&inside);
        let bytes = |name: &str| fs::metadata(place.data.join(name)).map(|file| file.len()).unwrap_or(0);
        let door = match (&inside.desk, inside.in_demo) {
            (None, _) => "未打开",
            (Some(_), true) => "示范学校",
            (Some(_), false) => "已打开",
        };
        let diagnosis = format!(
            "课后管家 {version}\n系统：{os} {arch}\n学校数据：{door}，{school} 字节，日志 {wal} 字节\n程序资料：{assets}\n系统字体文件夹：{fonts}\n",
            version = env!("CARGO_PKG_VERSION"),
            os = std::env::consts::OS,
            arch = std::env::consts::ARCH,
            school = bytes("school.kehou"),
            wal = bytes("school.kehou-wal"),
            assets = if place.assets.join("fonts").is_dir() { "齐全" } else { "缺少" },
            fonts = if place.windows_fonts.is_some() { "有" } else { "无" },
        );
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_folder: place.data.display().to_string(),
            paper_folder: self.home.documents.display().to_string(),
            licences: LICENCES.to_owned(),
            diagnosis,
        })
    }
}
