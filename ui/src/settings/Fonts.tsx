// Which font plays which part on paper, and the names that none of them can draw.
import { useMutation } from "@tanstack/react-query";
import { Button, Radio } from "antd";
import { useState } from "react";
import { ask, type No, office } from "../desk";
import { NoAlert, NoShown } from "../parts/NoShown";
import { PaperPreview } from "../parts/PaperPreview";
import { Waiting } from "../parts/Waiting";
import { useMay } from "../me";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";
import { count } from "../text";

/** 字体. */
export default function Fonts() {
  const fonts = useAsk("fonts", {});
  const [paper, setPaper] = useState<{ title: string; file: string } | null>(null);
  const printing = useMutation<string, No>({
    mutationFn: async () => {
      const out = await office("paper_path", { name: "字体样张.pdf" });
      return (await ask("font_samples", { out })).path;
    },
    onSuccess: (file) => setPaper({ title: "字体样张", file }),
  });
  if (fonts.isPending) return <Waiting what="正在查看字体" />;
  if (fonts.isError) return <NoShown no={fonts.error} again={() => void fonts.refetch()} />;
  const { roles, names, missing, leaves_blanks } = fonts.data;
  return (
    <>
      <section className="set-box" aria-label="字体">
        <p>电脑上有的字体就用电脑上的，没有就用程序自带的，不用安装。</p>
        <table className="set-table">
          <thead>
            <tr>
              <th>字体</th>
              <th>用在哪里</th>
              <th>实际用的字体</th>
              <th>从哪里来</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.label}>
                <td>{role.label}</td>
                <td>{role.used_for}</td>
                <td>{role.font}</td>
                <td>{role.is_own ? "这台电脑" : "程序自带"}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Button loading={printing.isPending} onClick={() => printing.mutate()}>
          看字体样张
        </Button>
        {printing.isError && <NoAlert no={printing.error} onClose={() => printing.reset()} />}
      </section>
      <section className="set-box" aria-labelledby="set-undrawn">
        <h2 id="set-undrawn">打印不出来的字</h2>
        {missing.length === 0 ? (
          <p className="set-good">
            学生、教职工和服务班的 {count(names)} 个名字都能打印，包括生僻字。
          </p>
        ) : (
          <>
            <p className="set-warn">
              {count(names)} 个名字里，有 {missing.length} 个的字没有字体能打印。
            </p>
            <ul className="set-list">
              {missing.map((one) => (
                <li key={one.whose}>
                  {one.whose}：{one.characters.join("、")}
                </li>
              ))}
            </ul>
            <Undrawn leavesBlanks={leaves_blanks} />
          </>
        )}
      </section>
      <PaperPreview paper={paper} onClose={() => setPaper(null)} />
    </>
  );
}

/** What becomes of such characters on paper. */
function Undrawn({ leavesBlanks }: { leavesBlanks: boolean }) {
  const may = useMay("put_undrawn");
  const put = useChange("put_undrawn");
  const undo = useUndo();
  const change = (leaves: boolean) =>
    put.mutate({ leaves_blanks: leaves }, { onSuccess: (before) => undo(leaves ? "这些字打印时留空" : "有这些字时不打印", () => ask("put_undrawn", before)) });
  return (
    <>
      <Radio.Group vertical aria-label="打印时" disabled={!may || put.isPending} value={leavesBlanks} onChange={(event) => change(event.target.value as boolean)}>
        <Radio value={false}>不打印，先安装含有这些字的字体</Radio>
        <Radio value={true}>照样打印，这些字的地方留空，打印后手写补上</Radio>
      </Radio.Group>
      {put.isError && <NoAlert no={put.error} onClose={() => put.reset()} />}
    </>
  );
}
