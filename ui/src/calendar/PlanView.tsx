// 作息: the slots of a season for a grade on the week grid; what is dragged is kept at once and can be taken back.
import { Button, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useAddressState } from "../address";
import type { SeasonShown, SlotShown, TimePlanShown } from "../asks";
import { useMay } from "../me";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { PlanBody } from "./PlanBody";
import { SeasonForm } from "./SeasonForm";

/** Season and grade stand in the address. */
export function PlanView({ tabs }: { tabs: ReactNode }) {
  const plan = useAsk("time_plan", {});
  if (plan.error !== null) return <NoShown no={plan.error} again={() => void plan.refetch()} />;
  if (plan.data === undefined) return <Waiting what="正在读取作息" />;
  return <Plan plan={plan.data} tabs={tabs} />;
}

function Plan({ plan, tabs }: { plan: TimePlanShown; tabs: ReactNode }) {
  const may = useMay("put_time_slots");
  const [season, setSeason] = useAddressState("season");
  const [grade, setGrade] = useAddressState("grade");
  const [form, setForm] = useState<{ season: SeasonShown | null } | null>(null);
  const chosen = plan.seasons.find((each) => String(each.id) === season) ?? null;
  const of = (slots: SlotShown[]) => slots.filter((slot) => slot.season === (chosen?.id ?? null));
  const seasons = [{ value: "", label: "全年" }, ...plan.seasons.map((each) => ({ value: String(each.id), label: each.label }))];
  return (
    <Page
      title="作息"
      note={plan.override_reason === "" ? "拖动时段改时间，5 分钟一格" : `有时段超过上限，理由：${plan.override_reason}`}
      bare
      actions={may && <Button onClick={() => setForm({ season: chosen })}>{chosen === null ? "新增季节作息" : "改季节的起止"}</Button>}
      strip={
        <>
          {tabs}
          <Select aria-label="季节" value={chosen === null ? "" : season} options={seasons} onChange={setSeason} popupMatchSelectWidth={false} />
          <Segmented aria-label="年级" value={grade} options={[{ value: "", label: "全部年级" }, ...plan.grades.map((each) => ({ value: String(each.grade), label: each.label }))]} onChange={setGrade} />
        </>
      }
    >
      <PlanBody key={season} plan={plan} own={of(plan.slots)} season={chosen} grade={grade} may={may} />
      {form !== null && (
        <SeasonForm
          season={form.season}
          onDone={(id) => {
            setForm(null);
            if (id !== null) setSeason(String(id));
          }}
        />
      )}
    </Page>
  );
}
