// A passphrase typed twice, with what it is worth said while it is being typed.
import { Field } from "../parts/Field";
import { Secret } from "../parts/Secret";
import type { Judging } from "./typed";

type Props = { passphrase: string; again: string; set: (part: { passphrase?: string; again?: string }) => void; judging: Judging; label?: string; calm?: boolean };

/** The desk says what it is worth; `calm` leaves the focus where it is. */
export function NewPassphrase({ passphrase, again, set, judging: { judged, judge, correcting, weigh }, label, calm }: Props) {
  return (
    <div className="fields">
      <Field label={label ?? "口令"} needed help={judged.strength?.said ?? "至少 8 个字，字母、数字都可以；要打汉字，先点右边的眼睛"} error={judged.passphrase}>
        <Secret
          autoFocus={calm !== true}
          size="large"
          name="passphrase"
          value={passphrase}
          onChange={(event) => {
            correcting("passphrase", "again");
            set({ passphrase: event.target.value });
            weigh(event.target.value);
          }}
          onBlur={() => passphrase !== "" && void judge({ passphrase })}
        />
      </Field>
      <Field label="再输一次" needed error={judged.again}>
        <Secret
          size="large"
          name="again"
          value={again}
          onChange={(event) => {
            correcting("again");
            set({ again: event.target.value });
          }}
          onBlur={() => again !== "" && void judge({ passphrase, again })}
        />
      </Field>
    </div>
  );
}
