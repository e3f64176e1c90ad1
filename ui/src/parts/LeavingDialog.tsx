// Someone leaves from a day on: what follows is told before it is done.
import { Modal } from "antd";
import type { Dayjs } from "dayjs";
import { dayText } from "../days";
import type { No } from "../desk";
import { DayField } from "./DayField";
import { Field } from "./Field";
import { NoAlert } from "./NoShown";

type Props = {
  title: string;
  /** What the day is: 从哪天起不在校. */
  label: string;
  /** What is done: 离校. */
  verb: string;
  day: string;
  onDay: (day: string) => void;
  maxDate?: Dayjs;
  /** The trial's answer for the day; null while it is asked or refused. */
  follows: string[] | null;
  /** Why the day cannot be. */
  refused: string | null;
  no: No | null;
  busy: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** The button opens when the trial of the day has answered. */
export function LeavingDialog({ title, label, verb, day, onDay, maxDate, follows, refused, no, busy, onDone, onClose }: Props) {
  return (
    <Modal
      open
      onCancel={onClose}
      onOk={onDone}
      title={title}
      okText={`从 ${dayText(day)} 起${verb}`}
      cancelText="不办了"
      okButtonProps={{ danger: true, disabled: follows === null, loading: busy }}
    >
      <Field label={label} error={refused}>
        <DayField day={day} onDay={onDay} {...(maxDate === undefined ? {} : { maxDate })} />
      </Field>
      {follows !== null && (
        <>
          <p>办理以后：</p>
          <ul className="follows">
            {follows.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </>
      )}
      {no !== null && <NoAlert no={no} />}
    </Modal>
  );
}
