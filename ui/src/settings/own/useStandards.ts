// What is typed of the school's own standards, what the desk says of it, and how it is kept.
import { useCallback, useState } from "react";
import { go } from "../../address";
import type { FormProblem, FormRule, ProfileForm, ProfileFormShown } from "../../asks";
import { ask } from "../../desk";
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
          undo(rest_only ? "没有核对的规定都不采用。" : "示例里的数都清空了。", () => {
            draft.set({ form, month });
            return Promise.resolve();
          });
        },
      },
    );
  return {
    draft,
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
  const [asking, setAsking] = useState(false);
  const [opened, setOpened] = useState({ is: false, key: "" });
  const rested = useRested(draft.value);
  const checked = useAsk("check_profile", { form: rested.form, from: rested.month }, { keep: true });
  const adopt = useChange("adopt_profile");
  const undo = useUndo();
  // Nothing on the page moves between the press and the release of a button.
  const left = useSteady(leftNow);
  const told = useSteady(checked.data);
  const { problems, rules } = told ?? { problems: [], rules: [] };
  const leave = useCallback((place: string) => setLeft((was) => new Set(was).add(place)), []);
  const show = ({ place }: FormProblem) => {
    const rule = ruleAt(rules, place);
    if (rule !== undefined && fieldOf(place) === null) setOpened({ is: true, key: rule.key });
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
        onError: () => setAsking(false),
      },
    );
  };
  /** Keeps it at once where nothing is to be asked. */
  const next = () => {
    setTried(true);
    const [first] = problems;
    if (first !== undefined) return show(first);
    if (told?.left_said === "" && told.questions.length === 0) return save();
    setAsking(true);
  };
  return {
    ...typed,
    said: { problems, rules, all: tried, left, leave, agree: typed.agree },
    told,
    restored: draft.restored,
    isBehind: !draft.ready || checked.isFetching || checked.data !== told || JSON.stringify(rested) !== JSON.stringify(draft.value),
    checked,
    adopt,
    show,
    next,
    save,
    giveUp,
    asking,
    back: () => {
      setAsking(false);
      setOpened({ is: true, key: "" });
    },
    opened: { ...opened, to: (is: boolean, key: string) => setOpened({ is, key }) },
  };
}

/** What [`useStandards`] gives. */
export type Standards = ReturnType<typeof useStandards>;
