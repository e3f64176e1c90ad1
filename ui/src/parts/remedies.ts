// Where to go about a refusal: the screen on which what it asks for can be done.
import type { ScreenName } from "../address";
import type { Refusal } from "../asks";

type Way = { label: string; screen: ScreenName; parts: string[] };

const to = (label: string, screen: ScreenName, ...parts: string[]): Way => ({ label, screen, parts });

/** One line per refusal: a new one does not compile until it is decided whether a screen can help. */
const ways: Record<Refusal["refused"], Way | null> = {
  wrong_passphrase: null,
  weak_passphrase: null,
  newer_file: null,
  file_in_use: null,
  damaged_file: null,
  school_exists: null,
  no_school: null,
  bad_profile: null,
  unreadable_file: null,
  not_that_list: to("去导入", "imports"),
  unknown_year: to("去校历", "calendar"),
  not_a_teaching_day: to("去校历", "calendar"),
  make_up_needs_weekday: to("去校历", "calendar"),
  ends_too_late: to("去服务与分组", "groups"),
  ends_too_early: to("去服务与分组", "groups"),
  kind_not_allowed: null,
  group_full: to("去服务与分组", "groups"),
  time_conflict: to("去报名", "enrolment"),
  wrong_grade: to("去服务与分组", "groups"),
  not_found: null,
  ambiguous: null,
  bad_marks: null,
  no_session: to("去校历", "calendar"),
  needs_reason: null,
  batch_in_use: null,
  still_used: null,
  batch_undone: null,
  not_settled: to("去结算", "pay"),
  already_settled: to("去补助", "pay"),
  settled_since: to("去反结算", "pay"),
  stale: to("去重新结算", "pay"),
  not_ready_to_settle: to("去看缺什么", "pay"),
  unprintable_names: to("去设置字体", "settings", "fonts"),
  nothing_to_print: null,
  bad_value: null,
  bank_file_incomplete: to("去补账号", "staff"),
  cancelled: null,
  not_allowed: null,
  wrong_pin: null,
  no_keeper: null,
};

/** The way for a code; null where no screen can help. */
export function remedy(code: string): Way | null {
  return code in ways ? ways[code as Refusal["refused"]] : null;
}
