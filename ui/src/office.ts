// Generated from the window's own list: what may be asked of it, what is given with it, and what comes back.

export type About = { 
/**
 * The version.
 */
version: string, 
/**
 * The data folder.
 */
data_folder: string, 
/**
 * Where papers are written.
 */
paper_folder: string, 
/**
 * The notices of all parts, as Markdown.
 */
licences: string, 
/**
 * To be copied into a message to whoever helps: no names, no paths, no figures of the school.
 */
diagnosis: string, };

export type Begin = { 
/**
 * Its name as printed.
 */
name: string, 
/**
 * 学段.
 */
stage: Stage, 
/**
 * A shipped profile's id, or a chosen file.
 */
profile: string, 
/**
 * First day of the term.
 */
first_day: string, 
/**
 * Last day of the term.
 */
last_day: string, 
/**
 * Opens the file from now on.
 */
passphrase: string, 
/**
 * 监督电话; may be empty.
 */
complaints_phone: string, };

export type BeginDemo = { 
/**
 * Makes it anew where there is one.
 */
afresh: boolean, 
/**
 * The name to watch the making by.
 */
task: string | null, };

export type Begun = { 
/**
 * Shown once.
 */
recovery_key: string, 
/**
 * What the profile warns of.
 */
warnings: Array<string>, 
/**
 * The door, open.
 */
door: Door, };

export type ChangePassphrase = { 
/**
 * The one so far.
 */
passphrase: string, 
/**
 * The one from now on.
 */
new_passphrase: string, };

export type Choose = { 
/**
 * What.
 */
kind: ChooseKind, 
/**
 * Over the dialog.
 */
title?: string, 
/**
 * Suggested for a file to write; else empty.
 */
name: string, 
/**
 * Endings without their dots, the usual one first; empty for all.
 */
endings: Array<string>, };

export type ChooseKind = "open" | "save" | "folder";

export type Door = { "state": "open", 
/**
 * Whether it is the demo school.
 */
demo: boolean, } | { "state": "log_in", 
/**
 * Those who may.
 */
names: Array<string>, 
/**
 * Whether it is the demo school.
 */
demo: boolean, } | { "state": "shut", 
/**
 * The data folder.
 */
folder: string, 
/**
 * Whether the system's key store keeps a passphrase.
 */
remembered: boolean, 
/**
 * Why it stays shut.
 */
no: WhyShut | null, } | { "state": "no_school", 
/**
 * The data folder.
 */
folder: string, };

export type FileOf = { 
/**
 * The file.
 */
file: string, };

export type FirstStart = { 
/**
 * The term of today with the days terms usually have, to be corrected by the school's calendar.
 */
term: TermShown, 
/**
 * The profiles to choose from.
 */
profiles: Array<ShippedProfile>, 
/**
 * Which years' holidays come with the program, and what to do for others.
 */
holidays: string, 
/**
 * Whether the demo school was made before, so that opening it takes no time.
 */
demo_made: boolean, };

export type LogIn = { 
/**
 * The name.
 */
name: string, 
/**
 * The PIN.
 */
pin: string, };

export type MadePaper = { 
/**
 * The name it was proposed under, without its ending.
 */
file_stem: string, 
/**
 * Its SHA-256 as it was written, hexadecimal.
 */
sha256: string, };

export type Nothing = Record<symbol, never>;

export type PaperFound = { 
/**
 * The file.
 */
file: string, 
/**
 * Whether it is as it was written; one that was saved by another program since is not.
 */
is_as_made: boolean, };

export type PaperName = { 
/**
 * The file's name with its ending.
 */
name: string, };

export type PrintRecovery = { 
/**
 * The key as shown.
 */
recovery_key: string, 
/**
 * The file: ends in `.pdf`.
 */
out: string, };

export type Recover = { 
/**
 * As written down.
 */
recovery_key: string, 
/**
 * The new passphrase.
 */
new_passphrase: string, };

export type RecoveryRenewed = { 
/**
 * The key; the one before opens nothing any more.
 */
recovery_key: string, };

export type RenewRecovery = { 
/**
 * The passphrase, so that nobody does it in passing.
 */
passphrase: string, };

export type Restore = { 
/**
 * The backup's file.
 */
file: string, 
/**
 * The passphrase of the day it was made on.
 */
passphrase: string, };

export type Restored = { 
/**
 * The door, open.
 */
door: Door, 
/**
 * Where the school lies that was here before; null where there was none.
 */
before: string | null, };

export type SchoolJudged = { 
/**
 * Of the name.
 */
name: string | null, 
/**
 * Of the 监督电话.
 */
complaints_phone: string | null, 
/**
 * Of the profile.
 */
profile: string | null, 
/**
 * Of the term.
 */
term: string | null, 
/**
 * Of the passphrase, where it cannot be used.
 */
passphrase: string | null, 
/**
 * Of the passphrase typed again.
 */
again: string | null, 
/**
 * What the passphrase is worth.
 */
strength: StrengthShown | null, 
/**
 * The profile, where it can be read.
 */
profile_shown: ShippedProfile | null, 
/**
 * What the profile warns of today.
 */
profile_warnings: Array<string>, 
/**
 * How the term will be called.
 */
term_name: string | null, };

export type SchoolTyped = { 
/**
 * The school's name.
 */
name: string | null, 
/**
 * 监督电话.
 */
complaints_phone: string | null, 
/**
 * A shipped profile's id, or a chosen file.
 */
profile: string | null, 
/**
 * First and last day of the term, `YYYY-MM-DD`.
 */
term: [string, string] | null, 
/**
 * The passphrase.
 */
passphrase: string | null, 
/**
 * The passphrase typed again.
 */
again: string | null, };

export type ShippedProfile = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * From when to when it is valid, in words.
 */
validity: string, 
/**
 * What it charges families, one sentence each.
 */
said: StageSaid, 
/**
 * What it pays staff, one sentence each.
 */
pays: Array<string>, 
/**
 * The paper the pay rests on; empty where it names none.
 */
pay_basis: string, 
/**
 * `农村低保 全免`, one each.
 */
reductions: Array<string>, };

export type Stage = "primary" | "junior" | "nine_year";

export type StageSaid = { 
/**
 * 小学.
 */
primary: Array<string>, 
/**
 * 初中.
 */
junior: Array<string>, 
/**
 * 九年一贯制.
 */
nine_year: Array<string>, };

export type StrengthShown = { 
/**
 * Whether nothing better need be looked for.
 */
good: boolean, 
/**
 * The sentence.
 */
said: string, };

export type TaskOf = { 
/**
 * The name the page gave it.
 */
task: string, };

export type TaskShown = { 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 before it is known.
 */
of: number, };

export type TermShown = { 
/**
 * Its name.
 */
name: string, 
/**
 * First day.
 */
first_day: string, 
/**
 * Last day.
 */
last_day: string, };

export type Unlock = { 
/**
 * The passphrase.
 */
passphrase: string, 
/**
 * Whether the system's key store shall keep it.
 */
remember: boolean, };

export type UpdateShown = { 
/**
 * The version in the package.
 */
version: string, 
/**
 * The version that runs.
 */
now: string, };

export type WhyShut = { 
/**
 * The stable code.
 */
refused: string, 
/**
 * The sentence.
 */
message: string, };

export type Office = {
  /** How the door stands; opens it on the way when the passphrase is already known. */
  door: { given: Nothing; answer: Door };
  /** Opens the school's file by its passphrase; answers whether the system's key store keeps it now. */
  unlock: { given: Unlock; answer: boolean };
  /** Shuts the file until the passphrase is given again. */
  lock: { given: Nothing; answer: null };
  /** Seats a user by PIN; the fifth wrong one shuts the file. */
  log_in: { given: LogIn; answer: null };
  /** Leaves the seat to the next user; without users it shuts the file. */
  log_out: { given: Nothing; answer: null };
  /** What the first start begins with: profiles to choose from and a term as terms usually are. */
  first_start: { given: Nothing; answer: FirstStart };
  /** Judges what is typed for a new school, field by field. */
  judge_school: { given: SchoolTyped; answer: SchoolJudged };
  /** Writes the paper that a recovery key is kept on. */
  print_recovery: { given: PrintRecovery; answer: string };
  /** Takes a recovery key's paper from the disk once it was looked at and printed. */
  drop_recovery: { given: FileOf; answer: null };
  /** Keeps that the recovery key shown last was printed or copied. */
  recovery_kept: { given: Nothing; answer: null };
  /** Makes a new school. */
  begin: { given: Begin; answer: Begun };
  /** Opens the demo school, after making it where there is none. */
  begin_demo: { given: BeginDemo; answer: Door };
  /** Goes back to the own school. */
  leave_demo: { given: Nothing; answer: Door };
  /** Opens the file by its recovery key and sets a new passphrase. */
  recover: { given: Recover; answer: Door };
  /** Puts a backup's school in the place of the own one, which is kept beside it. */
  restore: { given: Restore; answer: Restored };
  /** Checks a backup whole and leaves everything as it is. */
  check_backup: { given: FileOf; answer: null };
  /** Sets another passphrase. */
  change_passphrase: { given: ChangePassphrase; answer: null };
  /** Makes another recovery key, to show once. */
  renew_recovery: { given: RenewRecovery; answer: RecoveryRenewed };
  /** Lets a person choose a file or folder. */
  choose: { given: Choose; answer: string | null };
  /** A fresh path among the person's documents. */
  paper_path: { given: PaperName; answer: string };
  /** The file of a paper made before, where it still lies among the person's documents. */
  made_paper: { given: MadePaper; answer: PaperFound | null };
  /** A file's bytes as base64, to be shown inside the window. */
  file_bytes: { given: FileOf; answer: string };
  /** Opens a file with the system's program for it. */
  open_path: { given: FileOf; answer: null };
  /** Shows a file in its folder. */
  show_in_folder: { given: FileOf; answer: null };
  /** Prints a file. */
  print_path: { given: FileOf; answer: null };
  /** How far a task has come. */
  progress: { given: TaskOf; answer: TaskShown | null };
  /** Asks a task to stop. */
  cancel: { given: TaskOf; answer: null };
  /** Shows the data folder. */
  show_data_folder: { given: Nothing; answer: null };
  /** Checks an update package and tells what it would bring. */
  judge_update: { given: FileOf; answer: UpdateShown };
  /** Runs the installer of an update package and ends the program. */
  run_update: { given: FileOf; answer: null };
  /** Version, folders, licences and a diagnosis. */
  about: { given: Nothing; answer: About };
};
