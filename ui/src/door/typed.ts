// What is typed for a new school, and the desk's judgement of it, field by field.
import { useCallback, useState } from "react";
import { office } from "../desk";
import type { FirstStart, SchoolJudged, SchoolTyped, Stage } from "../office";

/** The five answers. */
export type Typed = {
  name: string;
  phone: string;
  stage: Stage;
  profile: string;
  /** Whether the standards are typed from a paper later on; the first profile stands in until then. */
  byPaper: boolean;
  firstDay: string;
  lastDay: string;
  passphrase: string;
  again: string;
};

/** Before anything is typed: the usual term and the first profile. */
export function untyped(start: FirstStart): Typed {
  const { first_day: firstDay, last_day: lastDay } = start.term;
  return { name: "", phone: "", stage: "primary", profile: start.profiles[0]?.id ?? "", byPaper: true, firstDay, lastDay, passphrase: "", again: "" };
}

const unasked: SchoolTyped = { name: null, complaints_phone: null, profile: null, term: null, passphrase: null, again: null };

const unjudged: SchoolJudged = {
  name: null,
  complaints_phone: null,
  profile: null,
  term: null,
  passphrase: null,
  again: null,
  strength: null,
  profile_shown: null,
  profile_warnings: [],
  term_name: null,
};

/** Fields that can be wrong. */
export type Judgeable = keyof SchoolTyped;

/** A judgement, and the ways to ask for it, to take a field's sentence away while it is being corrected, and to ask only what a passphrase is worth. */
export type Judging = {
  judged: SchoolJudged;
  judge: (typed: Partial<SchoolTyped>) => Promise<boolean>;
  correcting: (...fields: Judgeable[]) => void;
  weigh: (passphrase: string) => void;
};

/** The desk judges; the page only shows what it says. */
export function useJudging(): Judging {
  const [judged, setJudged] = useState(unjudged);
  const judge = useCallback(async (typed: Partial<SchoolTyped>) => {
    const found = await office("judge_school", { ...unasked, ...typed });
    const asked = Object.keys(typed) as Judgeable[];
    setJudged((was) => ({
      ...was,
      ...Object.fromEntries(asked.map((field) => [field, found[field]])),
      ...(typed.passphrase === undefined ? {} : { strength: found.strength }),
      ...(typed.profile === undefined ? {} : { profile_shown: found.profile_shown, profile_warnings: found.profile_warnings }),
      ...(typed.term === undefined ? {} : { term_name: found.term_name }),
    }));
    return asked.every((field) => found[field] === null);
  }, []);
  const correcting = useCallback((...fields: Judgeable[]) => {
    setJudged((was) => ({ ...was, ...Object.fromEntries(fields.map((field) => [field, null])) }));
  }, []);
  const weigh = useCallback((passphrase: string) => {
    if (passphrase === "") return setJudged((was) => ({ ...was, strength: null }));
    void office("judge_school", { ...unasked, passphrase }).then(({ strength }) => setJudged((was) => ({ ...was, strength })));
  }, []);
  return { judged, judge, correcting, weigh };
}
