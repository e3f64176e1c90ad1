// The search over everything, opened by Ctrl K: typed, walked through by the arrow keys, opened by Enter.
import { SearchOutlined } from "@ant-design/icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from "react";
import type { SearchFound } from "../asks";
import { ask, type No } from "../desk";
import { MeContext } from "../me";
import { screens } from "../screens";
import { count } from "../text";
import "./search.css";
import { entriesOf, type Entry, type Section, sectionsOf } from "./entries";

type Props = { open: boolean; onClose: () => void };

/** Finds pupils, staff, groups, papers and screens. */
export function Palette({ open, onClose }: Props) {
  return (
    <Modal open={open} onCancel={onClose} footer={null} closable={false} destroyOnHidden width={640} className="palette" title="搜索">
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const may = useContext(MeContext)?.may;
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = useQuery<SearchFound, No>({
    queryKey: ["search", { text }],
    queryFn: () => ask("search", { text }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  const allowed = screens.filter((screen) => may?.includes(screen.needs) ?? false);
  const sections = sectionsOf(text, allowed, text === "" ? [] : (found.data?.sections ?? []));
  const entries = entriesOf(sections);
  const current = Math.min(at, entries.length - 1);

  const search = (now: string) => {
    setText(now.trim());
    setAt(0);
  };
  const open = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.open();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setAt((current + step + entries.length) % entries.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      open(entries[current]);
    }
  };
  return (
    <div onKeyDown={onKeyDown}>
      <TypeField current={current} onSearch={search} />
      <FoundList sections={sections} current={current} onOpen={open} onPoint={setAt} />
      {entries.length === 0 && !found.isFetching && (
        <p className="palette-none">{found.isError ? found.error.message : `没有找到「${text}」。可以试试姓名的拼音首字母，或编号的前几位。`}</p>
      )}
      <p className="palette-keys">↑↓ 选择　Enter 打开　Esc 关闭</p>
    </div>
  );
}

/** Silent while an input method is composing. */
function TypeField({ current, onSearch }: { current: number; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState("");
  const composing = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const search = (now: string) => {
    setTyped(now);
    if (!composing.current) onSearch(now);
  };
  return (
    <div className="palette-field">
      <SearchOutlined aria-hidden />
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="搜索学生、人员、服务班、编号和页面"
        aria-expanded
        aria-controls="palette-found"
        {...(current >= 0 ? { "aria-activedescendant": `palette-${current}` } : {})}
        placeholder="姓名、拼音首字母、学籍号、工号、回执编号"
        value={typed}
        onChange={(event) => search(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          search(event.currentTarget.value);
        }}
      />
    </div>
  );
}

type ListProps = { sections: Section[]; current: number; onOpen: (entry: Entry) => void; onPoint: (at: number) => void };

function FoundList({ sections, current, onOpen, onPoint }: ListProps) {
  const starts = sections.map((_, i) => sections.slice(0, i).reduce((sum, section) => sum + section.entries.length, 0));
  useEffect(() => {
    // Newer engines answer with a promise, which must not become the effect's own answer.
    void document.getElementById(`palette-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div className="palette-found" id="palette-found" role="listbox" aria-label="找到的内容">
      {sections.map((section, i) => (
        <div key={section.label} role="group" aria-label={section.label}>
          <div className="palette-section" aria-hidden>
            {section.label}
            {section.more > 0 && <span>还有 {count(section.more)} 个，再多输几个字</span>}
          </div>
          {section.entries.map((entry, j) => {
            const at = (starts[i] ?? 0) + j;
            return (
              <div
                key={entry.key}
                id={`palette-${at}`}
                role="option"
                aria-selected={at === current}
                className="palette-entry"
                onPointerMove={() => onPoint(at)}
                onClick={() => onOpen(entry)}
              >
                <b>{entry.title}</b>
                <span>{entry.note}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
