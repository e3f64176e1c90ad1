// Generated from the desk's ask list: what may be asked, what is given with it, and what comes back.

export type Problem = { row: number | null; column: string | null; found: string; wanted: string };

export type SchoolAsk = Record<string, never>;
export type TermShown = { name: string; first_day: string; last_day: string };
export type SchoolShown = { name: string; stage: string; term: TermShown | null; today: string };

export type DayRostersAsk = { date: string };
export type RosterPupil = {
  seat_no: number | null;
  class_label: string;
  name: string;
  sex_label: string;
  mark: string | null;
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
  pupils: Array<RosterPupil>;
};
export type RosterSection = { until: "18:30" | "20:30"; groups: Array<RosterGroup> };
export type DayRosters = {
  date: string;
  weekday_label: string;
  day_kind: string;
  day_label: string;
  sections: Array<RosterSection>;
  pupils_total: number;
};

export type Asks = {
  school: { given: SchoolAsk; answer: SchoolShown };
  day_rosters: { given: DayRostersAsk; answer: DayRosters };
};
