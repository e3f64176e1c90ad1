//! The one ask list: what may be asked of the desk, what is given with it and what comes back; the console, the window and
//! the window's TypeScript all come from it.
use crate::{Desk, No, Now, Progress};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

macro_rules! asks {
    ($($(#[doc = $doc:literal])+ $name:ident($given:ty) -> $answer:ty = $how:path;)+) => {
        /// The names of all asks.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Carries one ask to its function.
        pub(crate) fn answer(
            desk: &mut Desk,
            now: &Now,
            what: &str,
            given: Value,
            progress: &dyn Progress,
        ) -> Result<Value, No> {
            match what {
                $(stringify!($name) => {
                    let given: $given = serde_json::from_value(given).map_err(|error| misread(what, &error))?;
                    let answer: $answer = $how(desk, now, given, progress)?;
                    serde_json::to_value(answer).map_err(|error| misread(what, &error))
                })+
                _ => Err(No::Misasked { message: format!("没有「{what}」这项操作") }),
            }
        }

        /// The ask list as TypeScript: every type by name, then `Asks` with what is given and what comes back.
        pub fn typescript() -> String {
            let config = Config::new().with_large_int("number");
            let mut types = Types { config: &config, found: BTreeMap::new() };
            let mut asks = String::new();
            $(
                types.visit::<$given>();
                types.visit::<$answer>();
                for line in [$($doc),+] {
                    asks.push_str(&format!("  /** {} */\n", line.trim()));
                }
                asks.push_str(&format!(
                    "  {}: {{ given: {}; answer: {} }};\n",
                    stringify!($name),
                    <$given as TS>::name(&config),
                    <$answer as TS>::name(&config),
                ));
            )+
            let mut text = String::from("// Generated from the desk's ask list: what may be asked, what is given with it, and what comes back.\n\n");
            for declaration in types.found.values() {
                text.push_str(declaration);
                text.push_str("\n\n");
            }
            text.push_str("export type Asks = {\n");
            text.push_str(&asks);
            text.push_str("};\n");
            text
        }
    };
}

asks! {
    /// The school's name, stage, term and today.
    school(crate::school::AboutSchool) -> crate::school::SchoolShown = crate::school::about;
    /// Both rosters of one day.
    day_rosters(crate::rosters::OnDay) -> crate::rosters::DayRosters = crate::rosters::of_day;
    /// The day's rosters until 18:30 or 20:30 as a file.
    print_roster(crate::rosters::PrintRoster) -> crate::rosters::PrintedRoster = crate::rosters::print;
    /// A group's attendance of a month as a file.
    print_month_sheet(crate::month_sheet::PrintMonthSheet) -> crate::month_sheet::PrintedMonthSheet = crate::month_sheet::print;
    /// Roll call by exceptions.
    roll_call(crate::roll_call::RollCall) -> crate::roll_call::RollCalled = crate::roll_call::call;
    /// A file as cells, judging nothing.
    read_sheet(crate::sheets::ReadSheet) -> crate::sheets::SheetRead = crate::sheets::read;
    /// An import template.
    template(crate::sheets::MakeTemplate) -> crate::sheets::TemplateMade = crate::sheets::template;
    /// Checks a list and, unless it is a trial, keeps it.
    take_in(crate::take_in::TakeIn) -> crate::take_in::TakenIn = crate::take_in::take_in;
    /// Takes a batch back while nothing rests on it.
    take_back(crate::take_in::TakeBack) -> crate::take_in::TakenBack = crate::take_in::take_back;
    /// Letters to parents with return slips, as one PDF.
    letters(crate::letters::PrintLetters) -> crate::letters::LettersPrinted = crate::letters::print;
    /// The bills of a month: frozen where it is settled, else as they stand.
    bills(crate::money::OfMonth) -> crate::money::MoneyLines = crate::money::bills;
    /// The pay of a month: frozen where it is settled, else as it stands.
    pay(crate::money::OfMonth) -> crate::money::MoneyLines = crate::money::pay;
    /// Why a line has its amount.
    explain(crate::money::Explain) -> crate::money::Explained = crate::money::explain;
    /// Freezes a month.
    settle(crate::settle::Settle) -> crate::settle::Settled = crate::settle::settle;
    /// Lets a settled month be settled again as the next version.
    reopen(crate::settle::Reopen) -> crate::settle::Settled = crate::settle::reopen;
    /// The subsidy sheets of a settled month.
    subsidy(crate::subsidy::PrintSubsidy) -> crate::subsidy::SubsidyPrinted = crate::subsidy::print;
    /// Every table as UTF-8 CSV.
    export_tables(crate::keeping::ExportTables) -> crate::keeping::TablesExported = crate::keeping::export;
    /// A verified backup.
    back_up(crate::keeping::BackUp) -> crate::keeping::BackedUp = crate::keeping::back_up;
    /// Integrity, chain and balance checks.
    verify(crate::keeping::Verify) -> crate::keeping::Verified = crate::keeping::verify;
}

struct Types<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let name = T::name(self.config);
        if self.found.contains_key(&name) {
            return;
        }
        self.found.insert(name, format!("export {}", T::decl(self.config)));
        T::visit_dependencies(self);
    }
}

fn misread(what: &str, error: &serde_json::Error) -> No {
    No::Misasked { message: format!("「{what}」给出的内容不合要求：{error}") }
}
