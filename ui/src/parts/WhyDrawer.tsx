// Why a line has its amount: each step with what it rests on, the sum under a line, the days behind a step, and the same on paper.
import { Button, Drawer, Space } from "antd";
import { useState } from "react";
import { href } from "../address";
import type { Explained, StepShown } from "../asks";
import { dayText } from "../days";
import { No, office } from "../desk";
import { useAsk, useChange } from "../useAsk";
import { Money } from "./Money";
import { NoAlert, NoShown } from "./NoShown";
import { PaperPreview } from "./PaperPreview";
import { Waiting } from "./Waiting";

type Props = { line: string | null; onClose: () => void };

/** `line` is the id that bills and pay give; null shows nothing. */
export function WhyDrawer({ line, onClose }: Props) {
  const why = useAsk("explain", line === null ? null : { line });
  const [no, setNo] = useState<No | null>(null);
  const close = () => {
    setNo(null);
    onClose();
  };
  return (
    <Drawer
      open={line !== null}
      onClose={close}
      size={600}
      destroyOnHidden
      title={why.data === undefined ? "为什么是这个数" : `${why.data.who}　${why.data.place}　${why.data.month_label}`}
      extra={why.data && <PrintButton why={why.data} onNo={setNo} />}
    >
      {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
      {line !== null && why.isPending && <Waiting what="正在列出计算过程" />}
      {why.isError && <NoShown no={why.error} again={() => void why.refetch()} />}
      {why.data && <Why key={why.data.id} why={why.data} />}
    </Drawer>
  );
}

/** The days whose attendance is shown, and of which kind of service or pool; null for all. */
type Days = { days: string[]; under: string | null };

function Why({ why }: { why: Explained }) {
  const [of, setOf] = useState<Days | null>(null);
  const reckoned = why.steps.filter((step) => step.amount_fen !== undefined);
  const notes = why.steps.filter((step) => step.amount_fen === undefined);
  return (
    <>
      <p className="why-head">
        {why.amount_label} <b className="money">¥<Money fen={why.amount_fen} /></b>
        <span className="why-state">{why.version === null ? "本月尚未结算，金额以结算为准" : `已结算 第${why.version}版`}</span>
      </p>
      <ol className="why-steps">
        {reckoned.map((step, i) => (
          <Step key={i} step={step} onDays={setOf} />
        ))}
        <Sum label={why.amount_label} fen={why.amount_fen} strong />
        {why.after.map((one) => (
          <Sum key={one.label} label={one.label} fen={one.fen} />
        ))}
      </ol>
      {notes.length + why.uncounted.length > 0 && (
        <ul className="why-notes">
          {why.uncounted.map((each) => (
            <li key={each.text}>
              {each.text} <a href={href("staff", ["sign-in", each.days[0] ?? ""])}>去看签到</a>
            </li>
          ))}
          {notes.map((step, i) => (
            <li key={i}>
              {step.text}
              {step.clause !== undefined && <small>{step.clause}</small>}
              <DaysLink step={step} onDays={setOf} />
            </li>
          ))}
        </ul>
      )}
      <Button type="link" className="why-all" onClick={() => setOf(of === null ? { days: [], under: null } : null)} aria-expanded={of !== null}>
        {of === null ? "查看考勤 →" : "收起考勤"}
      </Button>
      {of !== null && <Attendance why={why} days={of.days} under={of.under} />}
    </>
  );
}

function Step({ step, onDays }: { step: StepShown; onDays: (of: Days) => void }) {
  return (
    <li>
      <span>
        {step.text}
        {step.clause !== undefined && <small>{step.clause}</small>}
        <DaysLink step={step} onDays={onDays} />
      </span>
      <Money fen={step.amount_fen} />
    </li>
  );
}

function DaysLink({ step, onDays }: { step: StepShown; onDays: (of: Days) => void }) {
  if (step.days.length === 0) return null;
  return (
    <Button type="link" size="small" className="why-days" onClick={() => onDays({ days: step.days, under: step.under })}>
      看这 {step.days.length} 天
    </Button>
  );
}

function Sum({ label, fen, strong }: { label: string; fen: number; strong?: boolean }) {
  return (
    <li className={strong ? "why-sum" : "why-after"}>
      <span>{label}</span>
      <Money fen={fen} />
    </li>
  );
}

/** `days` empty shows the whole month; `under` leaves out what is of another kind or pool. */
function Attendance({ why, days, under }: { why: Explained } & Days) {
  const rows = why.attendance.filter((row) => days.length === 0 || (days.includes(row.day) && (under === null || row.under === under)));
  if (rows.length === 0) return <p className="why-state">没有这些天的考勤记录。</p>;
  return (
    <section aria-label="考勤">
      <p className="why-state">{days.length === 0 ? "本月考勤（现在的记录）" : `这一步依据的 ${days.length} 天（现在的记录）`}，点日期打开当天名册。</p>
      <ul className="why-attendance">
        {rows.map((row, i) => (
          <li key={i}>
            <a href={row.group === null ? href("rosters", [row.day]) : href("rosters", [row.day, "group", row.group])}>{dayText(row.day)}</a>
            <span>{row.what}</span>
            <span>{row.said}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PrintButton({ why, onNo }: { why: Explained; onNo: (no: No) => void }) {
  const print = useChange("print_explanation");
  const [paper, setPaper] = useState<{ title: string; file: string } | null>(null);
  const run = async () => {
    try {
      const out = await office("paper_path", { name: `${why.month_label}金额说明.pdf` });
      const made = await print.mutateAsync({ line: why.id, out });
      setPaper({ title: `${why.who} ${why.month_label}${why.amount_label}说明`, file: made.path });
    } catch (raw) {
      if (raw instanceof No) onNo(raw);
      else throw raw;
    }
  };
  return (
    <Space>
      <Button onClick={() => void run()} loading={print.isPending}>
        打印说明
      </Button>
      <PaperPreview paper={paper} onClose={() => setPaper(null)} />
    </Space>
  );
}
