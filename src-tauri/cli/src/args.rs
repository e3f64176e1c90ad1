//! The commands and their options, as the console's contract names them.
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// 课后管家:名册、告家长书、补助发放表(命令行)。
#[derive(Debug, Parser)]
#[command(
    name = "kehou",
    version,
    about = "课后管家：名册、告家长书、补助发放表（命令行）",
    disable_help_subcommand = true
)]
pub struct Args {
    /// 数据文件夹(默认在系统的应用数据文件夹)
    #[arg(long, global = true, value_name = "DIR", help = "数据文件夹（默认在系统的应用数据文件夹）")]
    pub data: Option<PathBuf>,
    /// 输出一个 JSON 对象
    #[arg(long, global = true, help = "输出一个 JSON 对象")]
    pub json: bool,
    /// 经办人
    #[arg(long, global = true, value_name = "NAME", help = "经办人姓名，记入操作记录")]
    pub actor: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = "建立示范学校，运行一个月，写出全部文书")]
    Demo {
        #[arg(long)]
        out: PathBuf,
        #[arg(long, default_value_t = 600)]
        students: u32,
        #[arg(long, default_value_t = 45)]
        staff: u32,
        #[arg(long, default_value = "2026-10")]
        month: String,
        #[arg(long, default_value_t = 20_260_901)]
        seed: u64,
    },
    #[command(about = "建立学校")]
    Init {
        #[arg(long)]
        name: String,
        #[arg(long, help = "primary、junior 或 nine_year")]
        stage: String,
        #[arg(long, help = "政策口径编号，或 TOML 文件路径")]
        profile: String,
        #[arg(long, value_name = "FROM..TO")]
        term: String,
        #[arg(long, default_value = "", help = "咨询与监督电话")]
        phone: String,
    },
    #[command(about = "写出导入模板")]
    Template {
        list: String,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "把任何表格读成单元格，不作判断")]
    Sheet {
        file: PathBuf,
        #[arg(long)]
        sheet: Option<String>,
    },
    #[command(about = "导入名单；import undo BATCH 撤回一批")]
    Import {
        #[arg(help = "students、staff、groups、enrolments、attendance、staff-attendance、calendar，或 undo")]
        what: String,
        #[arg(help = "文件，或要撤回的批次号")]
        file: String,
        #[arg(long)]
        sheet: Option<String>,
        #[arg(long, help = "只检查，不保存")]
        dry_run: bool,
        #[arg(long = "override", value_name = "REASON", help = "允许超时服务班的理由")]
        override_reason: Option<String>,
    },
    #[command(about = "当天名册")]
    Roster {
        #[arg(long)]
        date: String,
        #[arg(long, help = "18:30 或 20:30")]
        until: String,
        #[arg(long)]
        group: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "月考勤表")]
    MonthSheet {
        #[arg(long)]
        month: String,
        #[arg(long)]
        group: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "点名，只输入例外")]
    Rollcall {
        #[arg(long)]
        date: String,
        #[arg(long)]
        group: String,
        #[arg(long, default_value = "", help = "例如 \"3 17 请;5 缺\"")]
        marks: String,
        #[arg(long, default_value = "命令行更正", help = "更正已存点名的理由")]
        reason: String,
    },
    #[command(about = "告家长书和回执")]
    Letters {
        #[arg(long)]
        kind: String,
        #[arg(long)]
        grade: Option<u8>,
        #[arg(long)]
        class: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "一个月的账单")]
    Bills {
        #[arg(long)]
        month: String,
    },
    #[command(about = "一个月的补助")]
    Pay {
        #[arg(long)]
        month: String,
    },
    #[command(about = "为什么是这个金额")]
    Explain { line: String },
    #[command(about = "结算一个月")]
    Settle {
        #[arg(long)]
        month: String,
    },
    #[command(about = "反结算，下次结算为新版本")]
    Reopen {
        #[arg(long)]
        month: String,
        #[arg(long)]
        reason: String,
    },
    #[command(about = "补助发放表、劳务费发放表、银行文件")]
    Subsidy {
        #[arg(long)]
        month: String,
        #[arg(long, help = "performance、labour 或 bank")]
        sheet: String,
        #[arg(long)]
        template: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "导出全部数据")]
    Export {
        #[arg(help = "tables")]
        what: String,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "备份")]
    Backup {
        #[arg(long)]
        out: PathBuf,
    },
    #[command(about = "把备份恢复到 --data 指定的新文件夹")]
    Restore { file: PathBuf },
    #[command(about = "检查数据是否完整")]
    Verify,
    #[command(about = "大写金额、劳务个税、税后反推、身份证校验", subcommand)]
    Tools(Tool),
}

#[derive(Debug, Subcommand)]
pub enum Tool {
    #[command(about = "人民币大写")]
    Amount {
        #[arg(allow_hyphen_values = true)]
        amount: String,
    },
    #[command(about = "劳务报酬预扣个税")]
    Tax { gross: String },
    #[command(about = "由税后反推税前")]
    Gross { net: String },
    #[command(about = "身份证号校验")]
    Id { number: String },
}
