// Generated from the desk's ask list: what may be asked, what is given with it, and what comes back.

export type AboutSchool = Record<symbol, never>;
export type DayKind = "teaching" | "make_up" | "weekend" | "holiday" | "closure" | "out_of_term" | "unknown";
export type Mark = "present" | "leave" | "absent" | "late" | "left_early";
export type TermShown = { name: string; first_day: string; last_day: string };
export type SchoolShown = { name: string; stage: string; term: TermShown | null; today: string };

export type OnDay = { date: string };
export type RosterPupil = {
  seat_no: number;
  class_label: string;
  name: string;
  sex_label: string;
  mark: Mark | null;
};
export type RosterGroup = {
  group_id: number;
  name: string;
  kind: string;
  kind_label: string;
  starts_at: string;
  ends_at: string;
  room: string;
  staff: Array<string>;
  expected: number;
  marked: boolean;
  present: number;
  leave: number;
  absent: number;
  cancelled: string | null;
  pupils: Array<RosterPupil>;
};
export type RosterSection = { until: "18:30" | "20:30"; groups: Array<RosterGroup> };
export type DayRosters = {
  date: string;
  weekday_label: string;
  day_kind: DayKind;
  day_label: string;
  sections: Array<RosterSection>;
  pupils_total: number;
};

export type Asks = {
  school: { given: AboutSchool; answer: SchoolShown };
  day_rosters: { given: OnDay; answer: DayRosters };
};
