// A slot past 18:30 or 20:30 becomes a question: make it shorter, let extended care follow, or say why.
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import type { SlotGiven, TimePlanShown } from "../asks";
import { Field } from "../parts/Field";
import type { Late } from "./usePlan";

type Props = { late: Late; limits: TimePlanShown["limits"]; onAnswer: (said: string, slots: SlotGiven[], reason: string | null) => void; onClose: () => void };

/** Closing it leaves the slot where it was. */
export function LateQuestion({ late, limits, onAnswer, onClose }: Props) {
  const [reason, setReason] = useState("");
  const { slot } = late;
  const basic = limits.basic_latest_end;
  const isBasic = slot.starts_at < basic;
  const latest = isBasic ? basic : limits.extended_latest_end;
  const cut: SlotGiven = { ...slot, ends_at: latest, lessons: "" };
  const extended: SlotGiven = { ...slot, name: "延时托管", starts_at: basic, ends_at: slot.ends_at < limits.extended_latest_end ? slot.ends_at : limits.extended_latest_end, lessons: "" };
  return (
    <Modal open title={`「${slot.name}」到 ${slot.ends_at} 结束`} onCancel={onClose} footer={null} width={480}>
      <p>{late.no.message}</p>
      <div className="late-ways">
        <Button type="primary" onClick={() => onAnswer(`「${slot.name}」改到 ${latest} 结束。`, [cut], null)}>
          改到 {latest} 结束
        </Button>
        {isBasic && (
          <Button onClick={() => onAnswer(`${basic} 起改为延时托管。`, [cut, extended], null)}>
            {basic} 起改为延时托管
          </Button>
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") onAnswer(`「${slot.name}」到 ${slot.ends_at} 结束，理由已记下。`, [slot], reason.trim());
        }}
      >
        <Field label="确要这样，请写明理由" help="理由会留在作息里，检查时可以看到。">
          <Input value={reason} maxLength={80} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button htmlType="submit" disabled={reason.trim() === ""}>
          保留到 {slot.ends_at}
        </Button>
      </form>
    </Modal>
  );
}
