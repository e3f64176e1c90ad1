// What is typed of the school's own standards, what the desk says of it, and how it is kept.
import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { go } from "../../address";
import type { FormProblem, FormRule, ProfileChecked, ProfileForm, ProfileFormShown } from "../../asks";
import { ask, type No } from "../../desk";
import { useDraft } from "../../parts/useDraft";
import { useRested } from "../../parts/useRested";
import { useSteady } from "../../parts/useSteady";
import { useUndo } from "../../parts/useUndo";
import { useAsk, useChange } from "../../useAsk";
import { ruleAt } from "./Rest";
import { fieldOf, focus } from "./typed";

type Typed = { form: ProfileForm; month: string };

const home = () => go("settings", ["policy"]);

/** What is typed, and what is done to it row by row or all at once. */
function useTyped(shown: ProfileFormShown) {
  const draft = useDraft<Typed>("settings/standards", { form: shown.form, month: shown.from });
  const clearing = useChange("clear_example");
  const undo = useUndo();
  // A draft of an older version lacks what the form has learnt since.
  const form: ProfileForm = { ...shown.form, ...draft.value.form };
  const { month } = draft.value;
  const set = (part: Partial<ProfileForm>) => draft.set({ form: { ...form, ...part }, month });
  const clear = (rest_only: boolean) =>
    clearing.mutate(
      { form, rest_only },
      {
        onSuccess: ({ form: to }) => {
          draft.set({ form: to, month });
          if (!rest_only) window.setTimeout(() => focus(to.issuer === "" ? "issuer" : "fees.0.price"));
          undo(rest_only ? "没有核对的规定都不采用。" : "示例里的数都清空了。", () => {
            draft.set({ form, month });
            return Promise.resolve();
          });
        },
      },
    );
  /** The example as it came, under the paper that is typed. */
  const restoreExample = () => {
    const { issuer, number, from, to, trial, name, pay_basis } = form;
    set({ ...shown.form, issuer, number, from, to, trial, name, pay_basis });
    undo("示例里的数都填回来了。", () => {
      draft.set({ form, month });
      return Promise.resolve();
    });
  };
  return {
    draft,
    restoreExample,
    form,
    month,
    set,
    clear,
    clearing,
    onMonth: (to: string) => draft.set({ form, month: to }),
    agree: (some: FormRule[]) => set({ agreed: [...form.agreed, ...some.map((rule) => rule.key)] }),
    unwritten: (rule: FormRule) => set({ unwritten: [...form.unwritten, rule.key] }),
    lookAgain: ({ key }: FormRule) => set({ agreed: form.agreed.filter((each) => each !== key), unwritten: form.unwritten.filter((each) => each !== key) }),
  };
}

/** The form with all that is done to it. */
export function useStandards(shown: ProfileFormShown) {
  const { draft, ...typed } = useTyped(shown);
  const { form, month } = typed;
  const [leftNow, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState<ProfileChecked | null>(null);
  const [opened, setOpened] = useState({ is: false, key: "" });
  const rested = useRested(draft.value, 120);
  const checked = useAsk("check_profile", { form: rested.form, from: rested.month }, { keep: true });
  const adopt = useChange("adopt_profile");
  const undo = useUndo();
  const isAhead = !draft.ready || checked.isFetching || JSON.stringify(rested) !== JSON.stringify(draft.value);
  const now = useMemo(() => ({ told: checked.data, left: leftNow }), [checked.data, leftNow]);
  // A field just left is not told what was wrong before it was typed in, and nothing moves away between the press and the release of a button.
  const steady = useSteady(now, isAhead);
  const { told, left } = steady;
  const { problems, rules } = told ?? { problems: [], rules: [] };
  // What is kept is what stands in the fields at this moment, not what was checked a moment ago.
  const look = useMutation<ProfileChecked, No>({ mutationFn: () => ask("check_profile", { form, from: month }), onSuccess: (found) => decide(found) });
  const leave = useCallback((place: string) => setLeft((was) => new Set(was).add(place)), []);
  const show = ({ place }: Pick<FormProblem, "place">, among: FormRule[] = rules) => {
    const rule = ruleAt(among, place);
    if (rule !== undefined && fieldOf(place) === null) setOpened((was) => ({ is: was.is || rule.key !== "reductions", key: rule.key }));
    window.setTimeout(() => focus(place));
  };
  const giveUp = () => {
    draft.forget();
    home();
  };
  const save = () => {
    adopt.mutate(
      { profile: "", file: null, form, from: month, trial: false },
      {
        onSuccess: ({ id, profile: { name }, from_label: label }) => {
          giveUp();
          if (id !== null) undo(`从${label}起按「${name}」。`, () => ask("take_back_profile", { id }));
          else undo(`「${name}」的核对结果已保存。`, () => ask("adopt_profile", { profile: "", file: null, form: shown.form, from: month, trial: false }));
        },
        onError: () => setAsking(null),
      },
    );
  };
  /** Keeps it at once where nothing is to be asked. */
  const decide = (found: ProfileChecked) => {
    setTried(true);
    const [first] = found.problems;
    if (first !== undefined) return show(first, found.rules);
    if (asksNothing(found)) return save();
    setAsking(found);
  };
  return {
    ...typed,
    said: { problems, rules, all: tried, left, leave, agree: typed.agree },
    told,
    restored: draft.restored,
    isBehind: isAhead || steady !== now,
    checked,
    adopt,
    show,
    look,
    save,
    giveUp,
    asking,
    back: () => {
      setAsking(null);
      setOpened({ is: true, key: "" });
    },
    opened: { ...opened, to: (is: boolean, key: string) => setOpened({ is, key }) },
  };
}

/** Nothing is asked, nothing is an example's, and nothing goes on as usual for want of a word in the paper, or that was seen before. */
function asksNothing(found: ProfileChecked): boolean {
  const isAssumed = !found.only_looked_at && found.rules.some((rule) => rule.state === "unwritten");
  return found.left_said === "" && found.questions.length === 0 && !isAssumed;
}

/** What [`useStandards`] gives. */
export type Standards = ReturnType<typeof useStandards>;
