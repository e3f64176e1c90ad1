// Another policy profile: which, from which month, what it would change, and only then the change.
import { Button, Modal, Radio, Select } from "antd";
import { useState } from "react";
import type { AdoptionList, ProfileAdopted } from "../asks";
import { ask, type No, office } from "../desk";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";
import { Changes } from "./Changes";
import { useMutation } from "@tanstack/react-query";

type Props = { list: AdoptionList; onDone: () => void };

/** `onDone` also when nothing was changed. */
export function Adopt({ list, onDone }: Props) {
  const [profile, setProfile] = useState(list.shipped.find((one) => one.id !== list.now?.id)?.id ?? "");
  const [file, setFile] = useState<string | null>(null);
  const [from, setFrom] = useState(list.from);
  const undo = useUndo();
  const given = { profile, file, form: null, from };
  const trial = useMutation<ProfileAdopted, No>({ mutationFn: () => ask("adopt_profile", { ...given, trial: true }) });
  const adopt = useChange("adopt_profile");
  const choosing = useMutation<string | null, No>({
    mutationFn: () => office("choose", { kind: "open", title: "选择口径文件", name: "", endings: ["toml"] }),
    onSuccess: (chosen) => {
      if (chosen !== null) other(() => setFile(chosen));
    },
  });
  const other = (set: () => void) => {
    set();
    trial.reset();
    adopt.reset();
  };
  const shown = trial.data;
  const no = choosing.error ?? adopt.error ?? trial.error;
  const save = () =>
    adopt.mutate(
      { ...given, trial: false },
      {
        onSuccess: ({ id, profile: { name }, from_label: label }) => {
          if (id !== null) undo(`从${label}起按「${name}」。`, () => ask("take_back_profile", { id }));
          onDone();
        },
      },
    );
  return (
    <Modal
      open
      title="换用另一份口径"
      width={640}
      onCancel={onDone}
      footer={
        shown === undefined ? (
          <Button type="primary" loading={trial.isPending} disabled={file === null && profile === ""} onClick={() => trial.mutate()}>
            看看会改什么
          </Button>
        ) : (
          <Button type="primary" loading={adopt.isPending} onClick={save}>
            从{shown.from_label}起换用
          </Button>
        )
      }
    >
      <div className="set-modal">
        <Which list={list} profile={profile} file={file} onChoose={(chosen) => other(() => (setFile(null), setProfile(chosen)))} />
        <div>
          <Button size="small" loading={choosing.isPending} onClick={() => choosing.mutate()}>
            用自己的口径文件
          </Button>
        </div>
        <Field label="从哪个月起" help="已经结算的月份不变">
          <Select value={from} options={list.months.map(({ code, label }) => ({ value: code, label }))} onChange={(chosen) => other(() => setFrom(chosen))} />
        </Field>
        {no !== null && <NoAlert no={no} />}
        {shown !== undefined && <Shown shown={shown} />}
      </div>
    </Modal>
  );
}

type WhichProps = { list: AdoptionList; profile: string; file: string | null; onChoose: (profile: string) => void };

function Which({ list, profile, file, onChoose }: WhichProps) {
  return (
    <Radio.Group vertical aria-label="口径" value={file === null ? profile : ""} onChange={(event) => onChoose(event.target.value as string)}>
      {list.shipped.map((one) => (
        <Radio key={one.id} value={one.id}>
          {one.name}（{one.validity}）
        </Radio>
      ))}
      {file !== null && <Radio value="">{file}</Radio>}
    </Radio.Group>
  );
}

function Shown({ shown }: { shown: ProfileAdopted }) {
  return (
    <>
      <p>
        从<b>{shown.from_label}</b>起按「{shown.profile.name}」：
      </p>
      <Changes changes={shown.changes} warnings={shown.warnings} />
    </>
  );
}
