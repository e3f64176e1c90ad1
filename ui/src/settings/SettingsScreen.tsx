// 设置: the school, its terms, users, passphrase, backups, fonts, and the program itself, one part at a time.
import { type ComponentType, lazy, Suspense, useContext } from "react";
import { href } from "../address";
import type { Asks } from "../asks";
import { MeContext } from "../me";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import type { ScreenProps } from "../screens";
import "./settings.css";

type Part = { name: string; label: string; needs: keyof Asks; Show: ComponentType };

const parts: Part[] = [
  { name: "school", label: "学校", needs: "school_form", Show: lazy(() => import("./School")) },
  { name: "policy", label: "政策口径", needs: "adoptions", Show: lazy(() => import("./Policy")) },
  { name: "terms", label: "学期", needs: "put_term", Show: lazy(() => import("./Terms")) },
  { name: "users", label: "用户", needs: "users", Show: lazy(() => import("./Users")) },
  { name: "passphrase", label: "口令和恢复密钥", needs: "put_school", Show: lazy(() => import("./Passphrase")) },
  { name: "backup", label: "备份与恢复", needs: "back_up", Show: lazy(() => import("./Backup")) },
  { name: "fonts", label: "字体", needs: "fonts", Show: lazy(() => import("./Fonts")) },
  { name: "about", label: "关于", needs: "school", Show: lazy(() => import("./About")) },
];

/** Parts that the role may not use are not shown. */
export default function SettingsScreen({ address }: ScreenProps) {
  const me = useContext(MeContext);
  const allowed = parts.filter((part) => me?.may.includes(part.needs));
  const shown = allowed.find((part) => part.name === address.parts[0]) ?? allowed[0];
  if (shown === undefined) return null;
  return (
    <Page title="设置" note={shown.label} bare>
      <div className="settings">
        <nav className="settings-parts" aria-label="设置的各部分">
          {allowed.map((part) => (
            <a key={part.name} href={href("settings", [part.name])} aria-current={part.name === shown.name ? "page" : undefined}>
              {part.label}
            </a>
          ))}
        </nav>
        <div className="settings-body">
          <Suspense fallback={<Waiting what={`正在打开${shown.label}`} />}>
            <shown.Show key={shown.name} />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
