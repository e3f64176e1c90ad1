// Printing a list of pupils: pages are shown inside the window, a workbook is kept and can be opened from the foot.
import { useQueryClient } from "@tanstack/react-query";
import { App as AntApp } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import type { Asks } from "../asks";
import { ask, office, noOf } from "../desk";
import { PaperPreview } from "../parts/PaperPreview";
import { runTask } from "../parts/tasks";

type What = "print_roster" | "print_month_sheet";
type Given<K extends What> = Omit<Asks[K]["given"], "out">;

/** What a title is called as a file, where `:` may not stand. */
function fileName(title: string): string {
  return title.replaceAll(":", "");
}

/** `print("名册 11月24日 至18:30", "pdf", "print_roster", …)`; `preview` belongs somewhere on the page. */
export function usePrint(): { print: <K extends What>(title: string, ending: "pdf" | "xlsx", what: K, given: Given<K>) => void; preview: ReactNode } {
  const { message } = AntApp.useApp();
  const answers = useQueryClient();
  const [paper, setPaper] = useState<{ title: string; file: string } | null>(null);
  const print = useCallback(
    <K extends What>(title: string, ending: "pdf" | "xlsx", what: K, given: Given<K>) => {
      const run = async () => {
        const out = await office("paper_path", { name: `${fileName(title)}.${ending}` });
        const all = { ...given, out } as Asks[K]["given"];
        if (ending === "xlsx") await runTask(`存为表格：${title}`, "页", what, all);
        else setPaper({ title, file: (await ask(what, all)).path });
        await answers.invalidateQueries();
      };
      run().catch((raw: unknown) => void message.error(noOf(raw).message, 6));
    },
    [message, answers],
  );
  return { print, preview: <PaperPreview paper={paper} onClose={() => setPaper(null)} /> };
}
