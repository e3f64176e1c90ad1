// A record's form in a drawer: what is typed is a draft until it is kept or given up, and the foot stays in sight.
import { Button, Drawer } from "antd";
import type { ReactNode } from "react";

type Props = {
  title: string;
  /** What the button does: 保存新学生. */
  keepLabel: string;
  /** Whether what is typed comes from an earlier sitting. */
  restored: boolean;
  busy: boolean;
  onKeep: () => void;
  /** Forgets what was typed. */
  onDrop: () => void;
  onClose: () => void;
  /** What is said of the form as a whole, above its fields. */
  said?: ReactNode;
  children: ReactNode;
};

/** Closing keeps the draft; 放弃 forgets it; Enter in a field keeps the record. */
export function DraftForm({ title, keepLabel, restored, busy, onKeep, onDrop, onClose, said, children }: Props) {
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={title}
      footer={
        <div className="form-foot">
          <Button type="primary" loading={busy} onClick={onKeep}>
            {keepLabel}
          </Button>
          <Button
            onClick={() => {
              onDrop();
              onClose();
            }}
          >
            放弃
          </Button>
          {restored && <span className="form-note">已恢复上次没有保存的内容</span>}
        </div>
      }
    >
      {said}
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          onKeep();
        }}
      >
        {children}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Drawer>
  );
}
