//! The one ask list: what may be asked of the desk, what is given with it and what comes back; the console, the window and
//! the window's TypeScript all come from it.
use crate::typescript::TypesOfList;
use crate::{Desk, No, Now, Progress};
use kehou_school::access;
use kehou_school::no::Refusal;
use kehou_school::words::Role;
use serde_json::Value;

macro_rules! asks {
    ($($(#[doc = $doc:literal])+ $name:ident($given:ty) -> $answer:ty = $how:path, for $roles:ident, $label:literal;)+) => {
        /// The names of all asks.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// The roles an ask is for; `None` for a name that is not on the list.
        pub fn roles(what: &str) -> Option<&'static [Role]> {
            match what {
                $(stringify!($name) => Some(access::$roles),)+
                _ => None,
            }
        }

        /// An ask as people call it, for histories and refusals; `None` for a name that is not on the list.
        pub fn label(what: &str) -> Option<&'static str> {
            match what {
                $(stringify!($name) => Some($label),)+
                _ => None,
            }
        }

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
                    if !desk.clerk.may(access::$roles) {
                        return Err(Refusal::NotAllowed { what: $label.to_owned() }.into());
                    }
                    let given: $given = serde_json::from_value(given).map_err(|error| misread(what, &error))?;
                    let answer: $answer = $how(desk, now, given, progress)?;
                    serde_json::to_value(answer).map_err(|error| misread(what, &error))
                })+
                _ => Err(No::Misasked { message: format!("没有「{what}」这项操作") }),
            }
        }

        /// The ask list as TypeScript: every type by name, then `Asks` with what is given and what comes back.
        pub fn typescript() -> String {
            let mut types = TypesOfList::new();
            types.type_alone::<Refusal>();
            $(types.add::<$given, $answer>(stringify!($name), &[$($doc),+]);)+
            types.text("// Generated from the desk's ask list: what may be asked, what is given with it, and what comes back.", "Asks")
        }
    };
}

asks! {
    /// The school's name, stage, term and today.
    school(crate::school::AboutSchool) -> crate::school::SchoolShown = crate::school::about, for EVERYONE, "查看学校";
    /// Who sits here and what that role may do.
    me(crate::clerk::Me) -> crate::clerk::MeShown = crate::clerk::me, for EVERYONE, "查看自己";
    /// Those who may use the program.
    users(crate::clerk::Users) -> Vec<crate::clerk::UserShown> = crate::clerk::users, for KEEPERS, "查看用户";
    /// Adds a user or changes one.
    put_user(crate::clerk::PutUser) -> crate::clerk::UserShown = crate::clerk::put_user, for KEEPERS, "管理用户";
    /// Takes a user away.
    remove_user(crate::clerk::RemoveUser) -> crate::clerk::UserRemoved = crate::clerk::remove_user, for KEEPERS, "管理用户";
    /// What was typed and not yet sent.
    draft(crate::drafts::DraftOf) -> crate::drafts::DraftKept = crate::drafts::draft, for EVERYONE, "查看草稿";
    /// Keeps what is being typed, or forgets it once it was sent.
    keep_draft(crate::drafts::KeepDraft) -> crate::drafts::DraftKept = crate::drafts::keep, for EVERYONE, "保存草稿";
    /// Both rosters of one day.
    day_rosters(crate::rosters::OnDay) -> crate::rosters::DayRosters = crate::rosters::of_day, for EVERYONE, "查看名册";
    /// The day's rosters until 18:30 or 20:30 as a file.
    print_roster(crate::rosters::PrintRoster) -> crate::rosters::PrintedRoster = crate::rosters::print, for CLASSROOM, "打印名册";
    /// A group's attendance of a month as a file.
    print_month_sheet(crate::month_sheet::PrintMonthSheet) -> crate::month_sheet::PrintedMonthSheet = crate::month_sheet::print, for CLASSROOM, "打印月考勤表";
    /// Roll call by exceptions.
    roll_call(crate::roll_call::RollCall) -> crate::roll_call::RollCalled = crate::roll_call::call, for OFFICE_AND_CLASSES, "点名";
    /// A file as cells, judging nothing.
    read_sheet(crate::sheets::ReadSheet) -> crate::sheets::SheetRead = crate::sheets::read, for OFFICES, "读取表格";
    /// An import template.
    template(crate::sheets::MakeTemplate) -> crate::sheets::TemplateMade = crate::sheets::template, for OFFICES, "下载导入模板";
    /// Checks a list and, unless it is a trial, keeps it.
    take_in(crate::take_in::TakeIn) -> crate::take_in::TakenIn = crate::take_in::take_in, for OFFICES, "导入名单";
    /// Takes a batch back while nothing rests on it.
    take_back(crate::take_in::TakeBack) -> crate::take_in::TakenBack = crate::take_in::take_back, for OFFICES, "撤回导入";
    /// Letters to parents with return slips, as one PDF.
    letters(crate::letters::PrintLetters) -> crate::letters::LettersPrinted = crate::letters::print, for OFFICE, "打印告家长书";
    /// The bills of a month: frozen where it is settled, else as they stand.
    bills(crate::money::OfMonth) -> crate::money::MoneyLines = crate::money::bills, for MONEY, "查看收费";
    /// The pay of a month: frozen where it is settled, else as it stands.
    pay(crate::money::OfMonth) -> crate::money::MoneyLines = crate::money::pay, for MONEY, "查看补助";
    /// Why a line has its amount.
    explain(crate::explain::Explain) -> crate::explain::Explained = crate::explain::explain, for MONEY, "查看金额说明";
    /// Freezes a month.
    settle(crate::settle::Settle) -> crate::settle::Settled = crate::settle::settle, for FINANCE, "结算月份";
    /// Lets a settled month be settled again as the next version.
    reopen(crate::settle::Reopen) -> crate::settle::Settled = crate::settle::reopen, for FINANCE, "反结算月份";
    /// The subsidy sheets of a settled month.
    subsidy(crate::subsidy::PrintSubsidy) -> crate::subsidy::SubsidyPrinted = crate::subsidy::print, for FINANCE, "打印补助发放表";
    /// A list as it is looked at, as xlsx.
    export_list(crate::lists::ExportList) -> crate::lists::ListExported = crate::lists::export, for CLASSROOM, "导出列表";
    /// Every table as UTF-8 CSV.
    export_tables(crate::keeping::ExportTables) -> crate::keeping::TablesExported = crate::keeping::export, for KEEPERS, "导出全部数据";
    /// A verified backup.
    back_up(crate::keeping::BackUp) -> crate::keeping::BackedUp = crate::keeping::back_up, for KEEPERS, "备份";
    /// Integrity, chain and balance checks.
    verify(crate::keeping::Verify) -> crate::keeping::Verified = crate::keeping::verify, for KEEPERS, "检查数据";
    /// The sheet a roll is called from: who is expected, what is kept, which group comes next.
    roll_call_sheet(crate::roll_call::RollCallSheet) -> crate::roll_call::RollCallSheetShown = crate::roll_call::sheet, for OFFICE_AND_CLASSES, "打开点名表";
    /// The sessions of some days whose roll is due and not called, with those expected.
    calls_due(crate::calls_due::CallsDue) -> crate::calls_due::CallsDueShown = crate::calls_due::due, for OFFICE_AND_CLASSES, "查看没点名的班";
    /// Keeps that everyone expected came in several sessions nobody called yet.
    call_all_came(crate::calls_due::CallAllCame) -> crate::calls_due::AllCame = crate::calls_due::all_came, for OFFICE_AND_CLASSES, "登记全到";
    /// Takes back what was kept so, but for what was corrected since.
    take_back_all_came(crate::calls_due::TakeBackAllCame) -> crate::calls_due::AllCameTakenBack = crate::calls_due::take_back, for OFFICE_AND_CLASSES, "撤回登记的全到";
    /// What is typed in a roll call, understood as far as it goes; keeps nothing.
    read_marks(crate::roll_call_typed::ReadMarks) -> crate::roll_call_typed::MarksRead = crate::roll_call_typed::read, for OFFICE_AND_CLASSES, "读取点名";
    /// Takes a roll call back to what was kept before it, or to none.
    take_back_roll_call(crate::roll_call::TakeBackRollCall) -> crate::roll_call::RollCallTakenBack = crate::roll_call::take_back, for OFFICE_AND_CLASSES, "撤回点名";
    /// Who came on which day of a month, for one group.
    month_sheet(crate::month_sheet::OfMonthSheet) -> crate::month_sheet::MonthSheetShown = crate::month_sheet::of_month, for CLASSROOM, "查看月考勤表";
    /// Today's numbers, what is missing and what needs a look, the steps to a settled month, and the week.
    today(crate::today::Today) -> crate::today::TodayShown = crate::today::today, for EVERYONE, "查看今天";
    /// Earlier months without roll calls are told no more; answers what takes it back.
    put_calls_aside(crate::uncalled::PutCallsAside) -> crate::uncalled::PutCallsAside = crate::uncalled::put_aside, for OFFICE, "不再提醒没点名的月份";
    // Files dropped on the window.
    /// What a dropped file is, and which list it could be.
    look_at(crate::look_at::LookAt) -> crate::look_at::FileLook = crate::look_at::look_at, for OFFICES, "查看文件";
    /// What becomes of a file before it is taken in.
    preview(crate::list_file::ListFile) -> crate::preview::Preview = crate::preview::preview, for OFFICES, "预览导入";
    /// The rows of a file that have problems, as a workbook to correct.
    problem_rows(crate::problem_rows::MakeProblemRows) -> crate::problem_rows::ProblemRowsMade = crate::problem_rows::make, for OFFICES, "下载问题行";
    /// Every import, newest first.
    imports(crate::imports::Imports) -> Vec<crate::imports::ImportShown> = crate::imports::imports, for OFFICES, "查看导入记录";
    /// Whether an import can be taken back, and what that would do.
    undoable(crate::imports::ImportOf) -> crate::imports::Undoable = crate::imports::undoable, for OFFICES, "查看导入记录";
    /// The days of a term or year: what each is, why, and how many are taught.
    calendar_year(crate::calendar::CalendarYear) -> crate::calendar::YearShown = crate::calendar::year, for EVERYONE, "查看校历";
    /// Makes a day a make-up day, a closure, an early dismissal or an extra day; a trial tells what follows.
    put_day_change(crate::calendar::PutDayChange) -> crate::calendar::DayChanged = crate::calendar::put, for OFFICE, "调整校历";
    /// Takes a change of a day away; a trial tells what follows.
    remove_day_change(crate::calendar::RemoveDayChange) -> crate::calendar::DayChanged = crate::calendar::remove, for OFFICE, "撤销校历调整";
    /// Puts the changes of a day back as they were.
    set_day_changes(crate::calendar::SetDayChanges) -> crate::calendar::DayChanged = crate::calendar::set, for OFFICE, "恢复校历调整";
    /// The time plan: seasons and slots.
    time_plan(crate::time_plan::TimePlan) -> crate::time_plan::TimePlanShown = crate::time_plan::plan, for EVERYONE, "查看作息";
    /// Keeps the slots of a season or of the whole year.
    put_time_slots(crate::time_plan::PutTimeSlots) -> crate::time_plan::TimeSlotsPut = crate::time_plan::put, for OFFICE, "调整作息";
    /// Adds or changes a season.
    put_season(crate::time_plan::PutSeason) -> crate::time_plan::SeasonPut = crate::time_plan::put_season, for OFFICE, "调整季节作息";
    /// Takes a season without slots away.
    remove_season(crate::time_plan::RemoveSeason) -> crate::time_plan::SeasonPut = crate::time_plan::remove_season, for OFFICE, "删除季节作息";
    /// Every group with what is to be looked at.
    groups(crate::groups::Groups) -> crate::groups::GroupList = crate::groups::list, for EVERYONE, "查看服务班";
    /// One group's page.
    group(crate::group_page::OfGroup) -> crate::group_page::GroupPage = crate::group_page::page, for CLASSROOM, "查看服务班名单";
    /// The form of a group with what there is to choose from.
    group_form(crate::group_form::GroupFormOf) -> crate::group_form::GroupFormShown = crate::group_form::form, for OFFICE, "填写服务班";
    /// Keeps a group entered by hand; a trial tells what follows.
    put_group(crate::group_keep::PutGroup) -> crate::group_keep::GroupPut = crate::group_keep::put, for OFFICE, "保存服务班";
    /// Ends a group on a day; a trial tells what follows.
    end_group(crate::group_keep::EndGroup) -> crate::group_keep::GroupPut = crate::group_keep::end, for OFFICE, "停办服务班";
    /// Takes a group away that nothing rests on.
    remove_group(crate::group_keep::RemoveGroup) -> crate::group_keep::GroupRemoved = crate::group_keep::remove, for OFFICE, "删除服务班";
    /// Rooms, people and pupils that two groups want at the same time.
    conflicts(crate::groups::Conflicts) -> Vec<crate::groups::ConflictShown> = crate::groups::conflicts, for CLASSROOM, "查看冲突";

    /// The classes with their slips, and a class's pupils by weekday.
    enrolment_board(crate::enrolment_board::EnrolmentBoardOf) -> crate::enrolment_board::EnrolmentBoard = crate::enrolment_board::board, for OFFICE_AND_CLASSES, "查看报名";
    /// Changes places by hand from a day on.
    put_enrolments(crate::enrolment::PutEnrolments) -> crate::enrolment::EnrolmentsPut = crate::enrolment::put, for OFFICE_AND_CLASSES, "修改报名";
    /// Takes changes by hand, or a returned slip, back.
    undo_enrolments(crate::enrolment::UndoEnrolments) -> crate::enrolment::EnrolmentsUndone = crate::enrolment::undo, for OFFICE_AND_CLASSES, "撤销报名";
    /// Which slips are in and which are out.
    slips(crate::slips::SlipsOf) -> crate::slips::SlipsShown = crate::slips::list, for OFFICE_AND_CLASSES, "查看回执";
    /// Whose slip a number is, and what it asks.
    slip(crate::slips::SlipOf) -> crate::slips::SlipShown = crate::slips::one, for OFFICE_AND_CLASSES, "查看回执";
    /// Takes a slip in and enrols as it says.
    return_slip(crate::slips::ReturnSlip) -> crate::slips::SlipReturned = crate::slips::take, for OFFICE_AND_CLASSES, "收回执";
    /// What letters can be printed, and for whom.
    letter_choices(crate::letter_texts::LetterChoicesOf) -> crate::letter_texts::LetterChoices = crate::letter_texts::choices, for OFFICE, "查看文书";
    /// The wording of a letter.
    letter_template(crate::letter_texts::LetterTemplateOf) -> crate::letter_texts::LetterTemplateShown = crate::letter_texts::template, for OFFICE, "查看文书文字";
    /// Keeps a wording, or goes back to the shipped one.
    put_letter_template(crate::letter_texts::PutLetterTemplate) -> crate::letter_texts::LetterTemplateShown = crate::letter_texts::put_template, for OFFICE, "修改文书文字";
    /// A sample letter to nobody.
    try_letter(crate::letter_texts::TryLetter) -> crate::letter_texts::LetterTried = crate::letter_texts::try_one, for OFFICE, "查看样张";
    /// The papers that left the school.
    papers(crate::papers_made::PapersOf) -> Vec<crate::papers_made::PaperShown> = crate::papers_made::list, for OFFICES, "查看文件登记";
    /// The adopted rules of money: fee standards with their papers, reductions, refunds, rates of pay.
    fee_policies(crate::policies::FeePolicies) -> kehou_school::profile::PolicyTable = crate::policies::shown, for OFFICES, "查看收费标准";
    /// The months up to today's, newest first: settled or not, with their sums; and the one to look at first.
    months(crate::months::Months) -> crate::months::MonthList = crate::months::months, for MONEY, "查看月份";
    /// The settled months of the term that no longer agree with what is kept.
    settled_changes(crate::settled_check::SettledChanges) -> crate::settled_check::SettledChangesShown = crate::settled_check::settled_changes, for MONEY, "查看结算后的改动";
    /// A month whole: what settling would freeze and what it lacks, or what is frozen and what changed since.
    month_state(crate::money::OfMonth) -> crate::months::MonthState = crate::months::state, for MONEY, "查看月份结算";
    /// The papers made from a month's settlements.
    papers_of_month(crate::money::OfMonth) -> Vec<crate::months::PaperOfMonth> = crate::months::papers, for MONEY, "查看已生成的表";
    /// What a sheet of a settled month would hold, before it is made.
    sheet_ahead(crate::subsidy::SheetAhead) -> crate::subsidy::SheetShown = crate::subsidy::ahead, for FINANCE, "打印补助发放表";
    /// Why a line has its amount, as a paper.
    print_explanation(crate::explain::PrintExplanation) -> crate::explain::ExplanationPrinted = crate::explain::print, for MONEY, "打印金额说明";
    /// The classes of the school.
    classes(crate::students::Classes) -> Vec<crate::students::ClassShown> = crate::students::classes, for EVERYONE, "查看班级";
    /// The pupils as a list.
    students(crate::students::Students) -> crate::students::StudentList = crate::students::list, for CLASSROOM, "查看学生";
    /// Everything about one pupil.
    student(crate::pupil::StudentOf) -> crate::pupil::StudentPage = crate::pupil::page, for CLASSROOM, "查看学生";
    /// What was changed about one pupil, when and by whom.
    student_history(crate::pupil::HistoryOf) -> Vec<crate::pupil::DeedShown> = crate::pupil::history, for CLASSROOM, "查看学生的变更记录";
    /// Adds a pupil or changes one.
    put_student(kehou_school::pupil::StudentTyped) -> crate::students::StudentKept = crate::students::put, for OFFICE, "登记学生";
    /// Sets a pupil's guardians.
    put_guardians(crate::people::PutGuardians) -> crate::people::PutGuardians = crate::people::put_guardians, for OFFICE, "登记监护人";
    /// Sets who may fetch a pupil.
    put_pickups(crate::people::PutPickups) -> crate::people::PutPickups = crate::people::put_pickups, for OFFICE, "登记接送人";
    /// Sets a pupil's reductions.
    put_reductions(crate::people::PutReductions) -> crate::people::PutReductions = crate::people::put_reductions, for OFFICES, "登记减免";
    /// A pupil leaves the school; a trial says what follows.
    student_leaves(crate::moves::StudentLeaves) -> crate::moves::StudentLeft = crate::moves::leave, for OFFICE, "办理离校";
    /// Takes a leaving back.
    student_returns(crate::moves::StudentReturns) -> crate::moves::StudentReturned = crate::moves::take_back_leaving, for OFFICE, "撤销离校";
    /// Moves pupils to another class; a trial says what follows.
    move_class(crate::moves::MoveClass) -> crate::moves::ClassMoved = crate::moves::move_class, for OFFICE, "转班";
    /// Takes a move back.
    move_back(crate::moves::MoveBack) -> crate::moves::ClassMoved = crate::moves::move_back, for OFFICE, "撤销转班";
    /// Everyone who serves.
    staff_list(crate::staff::StaffListOf) -> crate::staff::StaffList = crate::staff::list, for OFFICES, "查看人员";
    /// Everything about one person who serves.
    staff(crate::staff_page::StaffOf) -> crate::staff_page::StaffPage = crate::staff_page::page, for OFFICES, "查看人员";
    /// What was changed about one person who serves, when and by whom.
    staff_history(crate::staff::OneStaff) -> Vec<crate::pupil::DeedShown> = crate::staff_page::history, for OFFICES, "查看人员的变更记录";
    /// What the rules say of a person's form as it stands.
    check_staff(kehou_school::staff::StaffTyped) -> crate::staff::StaffChecked = crate::staff::check, for STAFF_KEEPERS, "登记人员";
    /// Adds a person who serves or changes one.
    put_staff(kehou_school::staff::StaffTyped) -> crate::staff::StaffKept = crate::staff::put, for STAFF_KEEPERS, "登记人员";
    /// Takes a person away that nothing rests on.
    remove_staff(crate::staff::OneStaff) -> crate::staff::StaffRemoved = crate::staff::remove, for STAFF_KEEPERS, "删除人员";
    /// A person serves in no group from a day on; a trial says what follows.
    staff_leaves(crate::staffing::StaffLeaves) -> crate::staffing::StaffLeft = crate::staffing::leave, for OFFICE, "办理离岗";
    /// Takes a leaving back.
    staff_returns(crate::staffing::PutStaffings) -> crate::staffing::StaffLeft = crate::staffing::put_back, for OFFICE, "撤销离岗";
    /// Who serves where in a week.
    week_table(crate::rota::WeekOf) -> crate::rota::WeekTable = crate::rota::week, for OFFICES, "查看排班";
    /// Others serve in a group on one weekday from a day on; a trial says what follows.
    put_staffing(crate::staffing::PutStaffing) -> crate::group_keep::GroupPut = crate::staffing::put_staffing, for OFFICE, "调整排班";
    /// The sign-in sheet of a day: everyone planned, with what is kept.
    sign_in_sheet(crate::sign_in_sheet::SignInOf) -> crate::sign_in_sheet::SignInSheet = crate::sign_in_sheet::sheet, for OFFICE, "打开签到表";
    /// Signing in by exceptions; a trial says what would be kept.
    sign_in(crate::sign_in::SignIn) -> crate::sign_in::SignedIn = crate::sign_in::keep, for OFFICE, "登记签到";
    /// A month's sign-in as a form to be ticked and taken in again.
    sign_in_month(crate::sign_in_month::MakeSignInMonth) -> crate::sign_in_month::SignInMonthMade = crate::sign_in_month::make, for OFFICE, "下载月签到模板";
    /// Puts a day's sign-in back as it was.
    take_back_sign_in(crate::sign_in::TakeBackSignIn) -> crate::sign_in_sheet::SignInOf = crate::sign_in::take_back, for OFFICE, "撤回签到";
    /// Who signed in where another was planned, over some days.
    sign_ins_instead(crate::instead::SomeDays) -> Vec<crate::instead::InsteadShown> = crate::instead::list, for OFFICE, "查看与排班不同的签到";
    /// Those sign-ins are kept as standing in.
    stand_in(crate::instead::StandIn) -> crate::instead::StoodIn = crate::instead::stand_in, for OFFICE, "把签到记为代课";
    /// Takes that back.
    take_back_stand_in(crate::instead::StandIn) -> crate::instead::StoodIn = crate::instead::take_back, for OFFICE, "撤回记为代课";
    /// The plan follows those sign-ins from a day on.
    plan_instead(crate::instead::PlanInstead) -> crate::group_keep::GroupPut = crate::instead::plan, for OFFICE, "按签到改排班";
    /// Who comes to a group again and again without being in its plan, over some days.
    sign_ins_regular(crate::instead::SomeDays) -> Vec<crate::regular::RegularShown> = crate::regular::list, for OFFICE, "查看排班以外常来的人";
    /// Takes such a person into the plan.
    plan_regular(crate::regular::PlanRegular) -> crate::group_keep::GroupPut = crate::regular::plan, for OFFICE, "把常来的人排进班";
    /// Such a person only helped out in a month; answers what takes it back.
    put_regular_aside(crate::regular::PutRegularAside) -> crate::regular::PutRegularAside = crate::regular::put_aside, for OFFICE, "不再问常来帮忙的人";
    /// The school's own data with what there is to choose from.
    school_form(crate::school_form::SchoolFormOf) -> crate::school_form::SchoolForm = crate::school_form::form, for KEEPERS, "查看学校设置";
    /// Changes the school's own data; answers what it was.
    put_school(crate::school_form::PutSchool) -> crate::school_form::PutSchool = crate::school_form::put, for KEEPERS, "修改学校设置";
    /// The terms, and the one to add next.
    terms(crate::terms::Terms) -> crate::terms::TermList = crate::terms::list, for EVERYONE, "查看学期";
    /// Adds a term or moves one.
    put_term(crate::terms::PutTerm) -> crate::terms::TermPut = crate::terms::put, for KEEPERS, "修改学期";
    /// Takes a term away in which nothing was done.
    remove_term(crate::terms::RemoveTerm) -> crate::terms::PutTerm = crate::terms::remove, for KEEPERS, "删除学期";
    /// The policy profiles the school went and goes by, and those to choose from.
    adoptions(crate::adoption::Adoptions) -> crate::adoption::AdoptionList = crate::adoption::list, for OFFICES, "查看政策口径";
    /// Adopts a policy profile from a month on; a trial tells what changes.
    adopt_profile(crate::adoption::AdoptProfile) -> crate::adoption::ProfileAdopted = crate::adoption::adopt, for KEEPERS, "换用政策口径";
    /// The school's own standards as a form, filled with those in force.
    profile_form(crate::profile_form::ProfileFormOf) -> crate::profile_form::ProfileFormShown = crate::profile_form::form, for KEEPERS, "填写本校口径";
    /// What is wrong with a form of standards, or what it would change.
    check_profile(crate::profile_form::CheckProfile) -> crate::profile_form::ProfileChecked = crate::profile_form::check, for KEEPERS, "核对本校口径";
    /// The form of standards without what is still an example's; nothing is kept.
    clear_example(crate::profile_form::ClearExample) -> crate::profile_form::ExampleCleared = crate::profile_form::clear, for KEEPERS, "清空示例的标准";
    /// Writes the standards in force into a file for another school.
    save_profile(crate::profile_form::SaveProfile) -> crate::profile_form::ProfileSaved = crate::profile_form::save, for KEEPERS, "导出政策口径";
    /// Takes an adoption back by which nothing was settled.
    take_back_profile(crate::adoption::TakeBackProfile) -> crate::adoption::ProfileTakenBack = crate::adoption::take_back, for KEEPERS, "撤销换用的政策口径";
    /// When the last backup was made.
    backups(crate::keeping::BackupsOf) -> crate::keeping::BackupsShown = crate::keeping::backups, for KEEPERS, "查看备份";
    /// The fonts papers are printed in, and whose characters none can draw.
    fonts(crate::fonts::FontsOf) -> crate::fonts::FontsShown = crate::fonts::fonts, for OFFICES, "查看字体";
    /// Characters that no font can draw leave a square to write in, or keep papers from being printed.
    put_undrawn(crate::fonts::PutUndrawn) -> crate::fonts::PutUndrawn = crate::fonts::put_undrawn, for OFFICE, "设置打不出来的字";
    /// A page that shows each font at work.
    font_samples(crate::fonts::PrintFontSamples) -> crate::fonts::FontSamples = crate::fonts::samples, for OFFICES, "打印字体样张";
    /// Finds pupils, staff, groups, classes, slips and papers by what is typed.
    search(crate::search::Search) -> crate::search::SearchFound = crate::search::find, for EVERYONE, "搜索";
}

fn misread(what: &str, error: &serde_json::Error) -> No {
    No::Misasked { message: format!("「{what}」给出的内容不合要求：{error}") }
}
