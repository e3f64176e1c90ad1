// A search field that stays silent while an input method is composing, so that half-typed pinyin never empties a list.
import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";

type Props = { hint: string; value: string; onSearch: (text: string) => void };

/** `/` anywhere on the page moves here; Esc empties it. */
export function SearchBox({ hint, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const field = useRef<InputRef>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
      if (event.key === "/" && !inField && !event.isComposing) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const search = (text: string) => {
    setTyped(text);
    if (!composing.current) onSearch(text.trim());
  };
  return (
    <Input
      ref={field}
      className="search"
      size="small"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      placeholder={hint}
      aria-label={hint}
      title="按 / 键到这里"
      value={typed}
      onChange={(event) => search(event.target.value)}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={(event) => {
        composing.current = false;
        search(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !composing.current) search("");
      }}
    />
  );
}
