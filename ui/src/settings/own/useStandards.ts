// What is typed of the school's own standards, what the desk says of it, and how it is kept.
import { useCallback, useState } from "react";
import { go } from "../../address";
import type { FormProblem, FormRule, ProfileForm, ProfileFormShown } from "../../asks";
import { ask } from "../../desk";
import { useDraft } from "../../parts/useDraft";
import { useRested } from "../../parts/useRested";
import { useUndo } from "../../parts/useUndo";
import { useAsk, useChange } from "../../useAsk";
import { ruleAt } from "./Rest";

type Typed = { form: ProfileForm; month: string };

const home = () => go("settings", ["policy"]);

/** The form with all that is done to it. */
export function useStandards(shown: ProfileFormShown) {
  const draft = useDraft<Typed>("settings/standards", { form: shown.form, month: shown.from });
  const { form, month } = draft.value;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [opened, setOpened] = useState({ is: false, key: "" });
  const rested = useRested(draft.value);
  const checked = useAsk("check_profile", { form: rested.form, from: rested.month }, { keep: true });
  const adopt = useChange("adopt_profile");
  const undo = useUndo();
  const { problems, rules } = checked.data ?? { problems: [], rules: [] };
  const set = (part: Partial<ProfileForm>) => draft.set({ form: { ...form, ...part }, month });
  const agree = (some: FormRule[]) => set({ agreed: [...form.agreed, ...some.map((rule) => rule.key)] });
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
    if (checked.data?.left_said === "" && checked.data.questions.length === 0) return save();
    setAsking(true);
  };
  return {
    form,
    month,
    onMonth: (to: string) => draft.set({ form, month: to }),
    set,
    said: { problems, rules, all: tried, left, leave, agree },
    restored: draft.restored,
    isBehind: !draft.ready || checked.isFetching || JSON.stringify(rested) !== JSON.stringify(draft.value),
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

function fieldOf(place: string): HTMLElement | null {
  return place === "" ? null : document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"] input`);
}

/** Brings a field into sight and puts the cursor into it. */
function focus(place: string): void {
  const field = fieldOf(place);
  field?.scrollIntoView({ block: "center" });
  field?.focus();
}
