// Reopening a settled month, with a reason that stays beside its version.
import { Input, Modal } from "antd";
import { useState } from "react";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useChange } from "../useAsk";

type Props = { month: string; label: string; open: boolean; onClose: () => void };

/** The frozen version stays to be read; the next settling makes a new one. */
export function Reopen({ month, label, open, onClose }: Props) {
  const reopen = useChange("reopen");
  const [reason, setReason] = useState("");
  const verb = `反结算 ${Number(month.slice(5))} 月`;
  const run = () =>
    reopen.mutate(
      { month, reason },
      {
        onSuccess: () => {
          setReason("");
          onClose();
        },
      },
    );
  const needs = reopen.error?.code === "needs_reason" ? reopen.error : null;
  const other = needs === null ? reopen.error : null;
  return (
    <Modal open={open} title={`反结算 ${label}`} okText={verb} cancelText="先不反结算" onOk={run} confirmLoading={reopen.isPending} onCancel={onClose}>
      <p>原来的版本和它的表照样保留，可以查看。改好以后再结算，会成为下一版，已经发出去的表请收回。</p>
      <Field label="理由" needed help="例如：10月29日点名记错，更正后重算" error={needs?.message ?? null} wide>
        <Input.TextArea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {other !== null && <NoAlert no={other} onClose={() => reopen.reset()} />}
    </Modal>
  );
}
