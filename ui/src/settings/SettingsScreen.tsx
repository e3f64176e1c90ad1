// 设置: the school, its terms, users, passphrase, backups, fonts, and the program itself, one part at a time.
import { type ComponentType, useContext } from "react";
import { href } from "../address";
import type { Asks } from "../asks";
import { MeContext } from "../me";
import { later } from "../parts/later";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import type { ScreenProps } from "../screens";
import "./settings.css";

type Part = { name: string; label: string; needs: keyof Asks; Show: ComponentType };

const waiting = <Waiting what="正在打开设置" />;
const parts: Part[] = [
  { name: "school", label: "学校", needs: "school_form", Show: later(() => import("./School"), waiting) },
  { name: "policy", label: "政策口径", needs: "adoptions", Show: later(() => import("./Policy"), waiting) },
  { name: "terms", label: "学期", needs: "put_term", Show: later(() => import("./Terms"), waiting) },
  { name: "users", label: "用户", needs: "users", Show: later(() => import("./Users"), waiting) },
  { name: "passphrase", label: "口令和恢复密钥", needs: "put_school", Show: later(() => import("./Passphrase"), waiting) },
  { name: "backup", label: "备份与恢复", needs: "back_up", Show: later(() => import("./Backup"), waiting) },
  { name: "fonts", label: "字体", needs: "fonts", Show: later(() => import("./Fonts"), waiting) },
  { name: "about", label: "关于", needs: "school", Show: later(() => import("./About"), waiting) },
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
          <shown.Show key={shown.name} />
        </div>
      </div>
    </Page>
  );
}
