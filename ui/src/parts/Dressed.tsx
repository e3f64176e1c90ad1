// Ant Design's surroundings: language, theme, the nonce of its styles, and the one place of messages and questions.
import { App as AntApp, Button, Checkbox, ConfigProvider, Dropdown, Input, Segmented, Select, Table } from "antd";
import AppContext from "antd/es/app/context";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { antTheme } from "../theme";
import { lend, wardrobe } from "./wardrobe";

// The policy lets in only style elements that carry this start's nonce; the window writes it into index.html.
const csp = { nonce: document.querySelector<HTMLStyleElement>("#first-paint")?.nonce ?? "" };
const theme = antTheme(window.matchMedia("(prefers-reduced-motion: reduce)").matches);

function Clothes({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={csp} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}

/** Around every part that is drawn with Ant Design; all of them share the messages of the one wardrobe. */
export function Dressed({ children }: { children: ReactNode }) {
  const lent = useSyncExternalStore(wardrobe.watch, wardrobe.lent);
  if (lent === null) return null;
  return (
    <Clothes>
      <AppContext.Provider value={lent}>{children}</AppContext.Provider>
    </Clothes>
  );
}

/** Once in the application: what is said here stays while screens come and go. */
export function Wardrobe() {
  return (
    <Clothes>
      <AntApp component={false} message={{ maxCount: 3, top: 52 }} notification={{ top: 2 }}>
        <Lend />
      </AntApp>
      <Warm />
    </Clothes>
  );
}

function Lend() {
  const own = AntApp.useApp();
  useEffect(() => lend(own), [own]);
  return null;
}

/** What nearly every screen has. */
const common = [
  <Button key="button">{null}</Button>,
  <Input key="input" />,
  <Select key="select" />,
  <Dropdown key="dropdown">
    <span />
  </Dropdown>,
  <Checkbox key="checkbox" />,
  <Segmented key="segmented" options={[]} />,
  <Table key="table" size="small" />,
];

/** Ant Design makes the styles of a part when it is first drawn: here of one after the other, unseen, so that the next screen need not wait for them. */
function Warm() {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (at === common.length) return;
    const next = window.setTimeout(() => setAt(at + 1));
    return () => window.clearTimeout(next);
  }, [at]);
  return at === common.length ? null : (
    <div hidden inert>
      {common[at]}
    </div>
  );
}
