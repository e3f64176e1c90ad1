// A list as xlsx, exactly as it is looked at: the one file that follows a filter, and says so in its name and last row.
import { App as AntApp } from "antd";
import { useCallback } from "react";
import { No, office } from "../../desk";
import { runTask } from "../tasks";
import type { Column } from "./shape";

/** Writes the rows shown to a new file in the school's folder of papers. */
export function useExport<R>(title: string, columns: Column<R>[], shown: R[], all: number): () => void {
  const { message } = AntApp.useApp();
  return useCallback(() => {
    const narrowed = shown.length < all;
    const run = async () => {
      const out = await office("paper_path", { name: `${title}${narrowed ? "（筛选）" : ""}.xlsx` });
      await runTask(`导出${title}`, "行", "export_list", {
        title,
        narrowed_from: narrowed ? all : null,
        columns: columns.map((column) => ({ title: column.title, kind: column.kind ?? "text" })),
        rows: shown.map((row) => columns.map((column) => String(column.text(row) ?? ""))),
        out,
      });
    };
    run().catch((raw: unknown) => void message.error(raw instanceof No ? raw.message : String(raw), 6));
  }, [title, columns, shown, all, message]);
}
