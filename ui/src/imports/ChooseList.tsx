// Which list is it: shown when the file does not say so clearly, with the reason for each.
import { Alert } from "antd";
import type { ReactNode } from "react";
import type { FileLook, ListFit } from "../asks";
import { Page } from "../parts/Page";
import { lookRemarks } from "./NewImport";

type Props = { look: FileLook; others: ReactNode; onChoose: (list: string) => void };

/** The best fit stands first. */
export function ChooseList({ look, others, onChoose }: Props) {
  const fitting = look.lists.some((fit) => fit.fits);
  return (
    <Page title="这是哪一份名单" note={look.file_name} actions={others}>
      <div className="which">
        <Alert
          type={fitting ? "info" : "warning"}
          showIcon
          title={fitting ? "这个文件像几种名单，请选择要导入成哪一种。" : "还认不出是哪种名单，缺少必需的列。请选择最接近的，下一步可以指定各列。"}
          description={lookRemarks(look)}
        />
        <div className="which-lists">
          {look.lists.map((fit) => (
            <Way key={fit.list} fit={fit} onChoose={() => onChoose(fit.list)} />
          ))}
        </div>
      </div>
    </Page>
  );
}

function Way({ fit, onChoose }: { fit: ListFit; onChoose: () => void }) {
  return (
    <button type="button" className="which-list" onClick={onChoose}>
      <b>{fit.label}</b> {fit.fits && <i>可以导入</i>}
      <span>
        {fit.sheet !== "" && `工作表「${fit.sheet}」，`}
        {fit.why}
      </span>
    </button>
  );
}
