// What one slip says: joins or not, the rows that were printed with their weekdays, who picks up, consent. Enter saves.
import { Button, Checkbox, Input, type InputRef, Radio, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import type { ReturnSlip, SlipReturned, SlipShown, SlipTick } from "../asks";
import { DayField } from "../parts/DayField";
import { NoAlert } from "../parts/NoShown";
import { useChange } from "../useAsk";
import { AsTheOthers } from "./AsTheOthers";

type Props = { slip: SlipShown; onSaved: (answer: SlipReturned) => void; onLeave: () => void };
const answers = [
  { value: true, label: "参加" },
  { value: false, label: "不参加" },
];
type Row = { days: string; group: number | null };

/** Begins with the places the pupil has, so that an unchanged answer is one Enter. */
export function SlipForm({ slip, onSaved, onLeave }: Props) {
  const take = useChange("return_slip");
  const [joins, setJoins] = useState(true);
  const [rows, setRows] = useState<Row[]>(() => slip.choices.map((choice) => startOf(slip, choice)));
  const [pickup, setPickup] = useState({ pickup_way: "", pickup_name: "", pickup_phone: "" });
  const [consent, setConsent] = useState(false);
  const [from, setFrom] = useState(slip.day);
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus({ cursor: "all" }), []);
  const places: SlipTick[] = rows.flatMap((row) => (row.group === null || row.days.trim() === "" ? [] : [{ group: row.group, weekdays: row.days, waiting: false }]));
  const save = (waiting: boolean, signed = consent) => {
    const given: ReturnSlip = { number: slip.number, joins, consent: signed, on: from, ...pickup, places: joins ? places.map((place) => ({ ...place, waiting })) : [] };
    take.mutate(given, { onSuccess: onSaved });
  };
  const set = (at: number, row: Row) => setRows((all) => all.map((each, i) => (i === at ? row : each)));
  return (
    <form className="slips-form" onSubmit={(event) => (event.preventDefault(), save(false))}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
        if (event.key !== "Enter" || !event.ctrlKey) return;
        event.preventDefault();
        save(false, true);
      }}
    >
      <Who slip={slip} />
      <Radio.Group value={joins} onChange={(event) => setJoins(event.target.value as boolean)} options={answers} />
      {joins && slip.choices.map((choice, at) => (
        <div key={choice.label} className="slips-choice">
          <label htmlFor={`slip-days-${at}`}>{choice.label}</label>
          <Input
            id={`slip-days-${at}`}
            {...(at === 0 ? { ref: first } : {})}
            value={rows[at]?.days ?? ""}
            placeholder={choice.weekdays}
            title="打勾的星期，如 135、1-5；空着为不参加"
            onChange={(event) => set(at, { days: event.target.value, group: rows[at]?.group ?? null })}
          />
          <Select
            aria-label={`${choice.label}的服务班`}
            value={rows[at]?.group ?? null}
            onChange={(group) => set(at, { days: rows[at]?.days ?? "", group })}
            options={choice.groups.map((g) => ({ value: g.group, label: g.free_label === "" ? g.name : `${g.name}（${g.free_label}）` }))}
          />
        </div>
      ))}
      {joins && <From slip={slip} day={from} onDay={setFrom} />}
      {joins && <Pickup pickup={pickup} onPickup={setPickup} />}
      <Checkbox checked={consent} onChange={(event) => setConsent(event.target.checked)}>
        监护人已签名，同意使用以上信息（Ctrl 回车：已签名并收下）
      </Checkbox>
      {take.error !== null && (
        <NoAlert no={take.error} onClose={() => take.reset()}>
          {take.error.code === "problems" && joins && (
            <Button size="small" onClick={() => save(true)}>
              先收下，排队候补
            </Button>
          )}
        </NoAlert>
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={take.isPending} title="回车">
          收下这份回执
        </Button>
        <Button onClick={onLeave} title="Esc">
          不收，换一份
        </Button>
      </div>
    </form>
  );
}

/** From which day the places hold; whoever had none hears since when the class has. */
function From({ slip, day, onDay }: { slip: SlipShown; day: string; onDay: (day: string) => void }) {
  const others = slip.others !== null && slip.places.length === 0 && day > slip.others.day ? slip.others : null;
  return (
    <div className="slips-from">
      <label htmlFor="slip-from">从哪天起</label>
      <DayField id="slip-from" size="small" day={day} onDay={onDay} />
      {others !== null && (
        <>
          <AsTheOthers others={others} onFrom={onDay} />
          <small>{others.said}</small>
        </>
      )}
    </div>
  );
}

function Who({ slip }: { slip: SlipShown }) {
  return (
    <div className="slips-who" aria-live="polite">
      {slip.class_label} {slip.name}
      <small>
        {slip.seat_no === null ? "" : `${slip.seat_no} 号 · `}
        {slip.number}
        {slip.returned_label === null ? "" : ` · ${slip.returned_label}已收过，再收会覆盖`}
      </small>
    </div>
  );
}

type PickupFields = { pickup_way: string; pickup_name: string; pickup_phone: string };

function Pickup({ pickup, onPickup }: { pickup: PickupFields; onPickup: (pickup: PickupFields) => void }) {
  return (
    <div className="slips-pickup">
      <Input aria-label="接送方式" placeholder="接送方式，如家长接" value={pickup.pickup_way} onChange={(e) => onPickup({ ...pickup, pickup_way: e.target.value })} />
      <Input aria-label="接送人" placeholder="接送人" value={pickup.pickup_name} onChange={(e) => onPickup({ ...pickup, pickup_name: e.target.value })} />
      <Input aria-label="接送人电话" placeholder="接送人电话" value={pickup.pickup_phone} onChange={(e) => onPickup({ ...pickup, pickup_phone: e.target.value })} />
    </div>
  );
}

/** The place the pupil has among the row's groups, or the group most of the class is in with no weekday yet. */
function startOf(slip: SlipShown, choice: SlipShown["choices"][number]): Row {
  const place = slip.places.find((each) => choice.groups.some((g) => g.group === each.group));
  return place === undefined ? { days: "", group: choice.usual } : { days: place.weekdays, group: place.group };
}
