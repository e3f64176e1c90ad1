// A recovery key in groups large enough to copy by hand, and the ways to put it on paper.
import { useMutation } from "@tanstack/react-query";
import { Button, Space } from "antd";
import { useState } from "react";
import { No, office } from "../desk";
import { NoAlert } from "../parts/NoShown";
import { PaperPreview } from "../parts/PaperPreview";
import "./door.css";

const name = "恢复密钥.pdf";

/** The paper holds the school's name, the day, the key and how it is used. */
export function RecoveryKey({ recoveryKey }: { recoveryKey: string }) {
  const [paper, setPaper] = useState<{ title: string; file: string } | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  // What was printed need not lie on the disk beside the data it opens.
  const dropping = useMutation<unknown, No, string>({ mutationFn: (file) => office("drop_recovery", { file }) });
  const close = () => {
    if (paper !== null) dropping.mutate(paper.file);
    setPaper(null);
  };
  const making = useMutation<string | null, No, "print" | "save">({
    mutationFn: async (how) => {
      const out = how === "print" ? await office("paper_path", { name }) : await office("choose", { kind: "save", title: "保存恢复密钥", name, endings: ["pdf"] });
      return out === null ? null : office("print_recovery", { recovery_key: recoveryKey, out });
    },
    onSuccess: (file, how) => {
      if (file === null) {
        if (how === "save") setSaved("");
        return;
      }
      if (how === "print") setPaper({ title: "恢复密钥", file });
      else setSaved(file);
    },
  });
  const groups = recoveryKey.split("-");
  return (
    <>
      <ol className="recovery" aria-label="恢复密钥">
        {groups.map((group, i) => (
          <li key={i}>{group}</li>
        ))}
      </ol>
      <Space wrap>
        <Button id="print-recovery" type="primary" ghost loading={making.isPending && making.variables === "print"} onClick={() => making.mutate("print")}>
          打印恢复密钥
        </Button>
        <Button loading={making.isPending && making.variables === "save"} onClick={() => making.mutate("save")}>
          保存恢复密钥
        </Button>
        {saved !== null && <span className="door-note">{saved === "" ? "没有选保存的位置，还没有保存。" : `已保存：${saved}。请放在 U 盘里，不要留在这台电脑上。`}</span>}
      </Space>
      {making.isError && <NoAlert no={making.error} onClose={() => making.reset()} />}
      {dropping.isSuccess && <p className="door-note">打印用的文件已从这台电脑删除。没有印好的话，请再点一次「打印恢复密钥」。</p>}
      {dropping.isError && <NoAlert no={dropping.error} onClose={() => dropping.reset()} />}
      <PaperPreview paper={paper} onClose={close} />
    </>
  );
}
