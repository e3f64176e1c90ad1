// The paper most standards rest on: its body, its number and its days.
import { Button, Checkbox } from "antd";
import type { Choice, ProfileForm } from "../../asks";
import { numbered } from "./number";
import { Day, Text } from "./typed";

type Props = { form: ProfileForm; firstDay: Choice; set: (part: Partial<ProfileForm>) => void };

/** `firstDay` is offered, never put in by itself: the day is the paper's. */
export function Paper({ form, firstDay, set }: Props) {
  return (
    <div className="own-grid own-paper">
      <Text place="issuer" label="发文机关" hint="例如 宝鸡市发展和改革委员会" value={form.issuer} onValue={(issuer) => set({ issuer })} />
      <Text place="number" label="文号" hint="例如 宝发改价格〔2026〕7号" value={form.number} onValue={(number) => set({ number: numbered(number) })} />
      <Day place="from" label="从哪天起" value={form.from} onValue={(from) => set({ from })} />
      <Day place="to" label="到哪天止（可空）" open value={form.to} onValue={(to) => set({ to })} />
      <div className="own-below">
        {form.from === "" && (
          <Button size="small" onClick={() => set({ from: firstDay.code })}>
            从{firstDay.label}起
          </Button>
        )}
        <Checkbox checked={form.trial} onChange={(event) => set({ trial: event.target.checked })}>
          试行标准
        </Checkbox>
      </div>
    </div>
  );
}
