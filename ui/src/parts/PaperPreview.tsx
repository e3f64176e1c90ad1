// A paper as it will be printed, inside the window: pages on the right, their list on the left, print, save elsewhere, show in its folder.
import { Button, Modal, Space } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { No } from "../desk";
import { NoShown } from "./NoShown";
import { openPdf, type Pdf } from "./paper/pdf";
import { Pages, type PagesRef } from "./paper/Pages";
import { useOpenFile } from "./useOpenFile";
import { Waiting } from "./Waiting";

type Props = { paper: { title: string; file: string } | null; onClose: () => void };

/** `file` is the path the desk wrote it to; null shows nothing. */
export function PaperPreview({ paper, onClose }: Props) {
  return (
    <Modal
      className="paper"
      open={paper !== null}
      onCancel={onClose}
      title={paper?.title}
      width="92vw"
      style={{ top: 16 }}
      footer={paper === null ? null : <Actions file={paper.file} />}
      destroyOnHidden
    >
      {paper !== null && <Body file={paper.file} />}
    </Modal>
  );
}

function Body({ file }: { file: string }) {
  const pdf = useQuery<Pdf, No>({ queryKey: ["paper", file], queryFn: () => openPdf(file), staleTime: Infinity, gcTime: 0 });
  const pages = useRef<PagesRef>(null);
  const [at, setAt] = useState(1);
  if (pdf.isPending) return <Waiting what="正在打开文件" />;
  if (pdf.isError) return <NoShown no={pdf.error} again={() => void pdf.refetch()} />;
  const { outline, pages: all } = pdf.data;
  const list = outline.length > 0 ? outline : Array.from({ length: Math.min(all, 500) }, (_, i) => ({ title: `第 ${i + 1} 页`, page: i + 1 }));
  return (
    <div className="paper-body">
      <nav className="paper-list" aria-label="页">
        {list.map((entry, i) => (
          <button key={i} type="button" aria-current={entry.page === at ? "page" : undefined} onClick={() => pages.current?.go(entry.page)}>
            {entry.title}
          </button>
        ))}
      </nav>
      <Pages ref={pages} pdf={pdf.data} onPage={setAt} />
      <div className="paper-at" aria-live="polite">
        第 {at} / {all} 页
      </div>
    </div>
  );
}

function Actions({ file }: { file: string }) {
  const open = useOpenFile();
  return (
    <Space>
      <span className="paper-file">已保存：{file}</span>
      <Button onClick={() => open("show_in_folder", file)}>在文件夹中显示</Button>
      <Button onClick={() => open("open_path", file)}>用其他程序打开</Button>
      <Button type="primary" onClick={() => open("print_path", file)} title="Ctrl P">
        打印
      </Button>
    </Space>
  );
}
