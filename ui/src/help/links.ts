// Which page of the handbook belongs to a screen, and which part of it to a refusal.
import type { ScreenName } from "../address";
import type { Refusal } from "../asks";

/** A page, and the part of it to show: by its name, or by a line that stands there. */
export type Place = { page: string; part: string; line?: string };

/** A screen's page has the screen's name. */
export function pageOf(screen: ScreenName): Place {
  return { page: screen, part: "" };
}

/** One line per refusal: a new one does not compile until the handbook says something about it. */
const places: Record<Refusal["refused"], string> = {
  wrong_passphrase: "first-start#kouling",
  weak_passphrase: "first-start#wuge",
  newer_file: "settings#banben",
  file_in_use: "first-start#zhanyong",
  damaged_file: "settings#beifen",
  school_exists: "first-start",
  no_school: "first-start",
  bad_profile: "settings#koujing",
  unreadable_file: "imports#dabukai",
  not_that_list: "imports#bushi",
  unknown_year: "calendar#nianli",
  not_a_teaching_day: "calendar#nianli",
  make_up_needs_weekday: "calendar#nianli",
  ends_too_late: "groups#shijian",
  ends_too_early: "groups#shijian",
  kind_not_allowed: "groups#leibie",
  group_full: "groups",
  time_conflict: "enrolment#ban",
  wrong_grade: "enrolment#ban",
  not_found: "index",
  ambiguous: "students#zhao",
  bad_marks: "rosters#dianming",
  no_session: "rosters",
  needs_reason: "rosters#dianming",
  batch_in_use: "imports#chehui",
  still_used: "groups",
  batch_undone: "imports#chehui",
  not_settled: "pay#jiesuan",
  already_settled: "pay#jiesuan",
  settled_since: "enrolment#ban",
  stale: "pay#gaile",
  not_ready_to_settle: "pay#jiesuan",
  unprintable_names: "letters#shengpizi",
  nothing_to_print: "rosters#dayin",
  bad_value: "index",
  bank_file_incomplete: "staff#zhanghao",
  cancelled: "index",
  not_allowed: "settings#yonghu",
  wrong_pin: "settings#yonghu",
  no_keeper: "settings#yonghu",
};

/** The place for a refusal's code; null for a fault of the machine. */
export function placeOf(code: string): Place | null {
  return code in places ? read(places[code as Refusal["refused"]]) : null;
}

/** `pay.md#jiesuan` as a link of a page, or `pay#jiesuan` of the table above. */
export function read(link: string): Place {
  const [page = "index", part = ""] = link.split("#");
  return { page: page.replace(/\.md$/, ""), part };
}
