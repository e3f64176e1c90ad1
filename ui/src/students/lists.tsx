// The three short lists of a pupil as forms, each taken back as a whole.
import type { PersonTyped, PickupTyped, ReductionTyped } from "../asks";
import { ask } from "../desk";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";
import { type Row, type RowField, RowsForm } from "./RowsForm";

const relations = ["父亲", "母亲", "爷爷", "奶奶", "外公", "外婆", "其他监护人"];
const person: RowField[] = [
  { key: "name", label: "姓名" },
  { key: "relation", label: "与学生关系", kind: "offer", options: relations },
  { key: "phone", label: "电话" },
];
const pickup: RowField[] = [...person, { key: "day", label: "日期", help: "空着：每天都可以接", kind: "day" }];

type Given<R> = { id: number; rows: R[]; onClose: () => void };

/** 监护人. */
export function GuardiansForm({ id, rows, onClose }: Given<PersonTyped>) {
  const put = useChange("put_guardians");
  const undo = useUndo();
  const keep = (now: Row[], kept: () => void) =>
    put.mutate(
      { student: id, guardians: now as PersonTyped[] },
      { onSuccess: (before) => done(kept, onClose, () => undo("监护人已保存", () => ask("put_guardians", before))) },
    );
  return <RowsForm title="监护人" each="位监护人" what={`guardians/${id}`} fields={person} rows={rows} most={8} no={put.error} saving={put.isPending} onKeep={keep} onChange={put.reset} onClose={onClose} />;
}

/** 接送人. */
export function PickupsForm({ id, rows, onClose }: Given<PickupTyped>) {
  const put = useChange("put_pickups");
  const undo = useUndo();
  const keep = (now: Row[], kept: () => void) =>
    put.mutate(
      { student: id, pickups: now as PickupTyped[] },
      { onSuccess: (before) => done(kept, onClose, () => undo("接送人已保存", () => ask("put_pickups", before))) },
    );
  return <RowsForm title="接送人" each="位接送人" what={`pickups/${id}`} fields={pickup} rows={rows} most={8} no={put.error} saving={put.isPending} onKeep={keep} onChange={put.reset} onClose={onClose} />;
}

/** 减免, of the categories the policy names. */
export function ReductionsForm({ id, rows, categories, onClose }: Given<ReductionTyped> & { categories: string[] }) {
  const put = useChange("put_reductions");
  const undo = useUndo();
  const fields: RowField[] = [
    { key: "category", label: "类别", kind: "choice", options: categories },
    { key: "evidence", label: "证明材料" },
    { key: "from", label: "从哪天起", said: "起", kind: "day" },
    { key: "to", label: "到哪天止", said: "止", help: "空着：一直有效", kind: "day" },
  ];
  const keep = (now: Row[], kept: () => void) =>
    put.mutate(
      { student: id, reductions: now.filter((row) => Object.values(row).some((value) => value !== "")) as ReductionTyped[] },
      { onSuccess: (before) => done(kept, onClose, () => undo("减免已保存", () => ask("put_reductions", before))) },
    );
  return <RowsForm title="减免" each="项减免" what={`reductions/${id}`} fields={fields} rows={rows} most={8} no={put.error} saving={put.isPending} onKeep={keep} onChange={put.reset} onClose={onClose} />;
}

function done(kept: () => void, close: () => void, said: () => void) {
  kept();
  close();
  said();
}
