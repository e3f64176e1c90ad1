// Files dropped anywhere on the window: while they hover a sheet says what will happen, once dropped their preview opens; an update package opens its own dialog.
import ImportOutlined from "@ant-design/icons-svg/es/asn/ImportOutlined";
import { useEffect, useState } from "react";
import { useMay } from "../me";
import { Icon } from "../parts/Icon";
import { dressed, tell } from "../parts/wardrobe";
import { updateEnding } from "../settings/updateEnding";
import "./imports.css";
import { openImports } from "./open";

const UpdateDialog = dressed(async () => ({ default: (await import("../settings/UpdateDialog")).UpdateDialog }), null);

/** The window sends `kehou-drag` with `{over}` while files hover and `kehou-drop` with `{paths}` when they are let go. */
export function DropZone() {
  const may = useMay("take_in");
  const [over, setOver] = useState(false);
  const [update, setUpdate] = useState<string | null>(null);
  useEffect(() => {
    const onDrag = (event: Event) => setOver(detail(event, "over") === true);
    const onDrop = (event: Event) => {
      setOver(false);
      const paths = detail(event, "paths");
      const files = Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
      const brought = files.find((file) => file.toLowerCase().endsWith(`.${updateEnding}`));
      if (brought !== undefined) setUpdate(brought);
      if (files.length === 0 || brought !== undefined) return;
      if (may) void openImports(files);
      else tell("info", "您的角色不能导入名单。请由教务、财务或校领导导入。", 6);
    };
    window.addEventListener("kehou-drag", onDrag);
    window.addEventListener("kehou-drop", onDrop);
    return () => {
      window.removeEventListener("kehou-drag", onDrag);
      window.removeEventListener("kehou-drop", onDrop);
    };
  }, [may]);
  if (update !== null) return <UpdateDialog file={update} onClose={() => setUpdate(null)} />;
  if (!over) return null;
  return (
    <div className="drop" role="status">
      <div className="drop-sheet">
        <Icon of={ImportOutlined} />
        <strong>{may ? "松开鼠标，查看名单" : "您的角色不能导入名单"}</strong>
        {may && <span>先看内容，点了导入才会导入，导入了也能撤回。可以几张名单一起拖，先后由程序排。</span>}
      </div>
    </div>
  );
}

function detail(event: Event, name: string): unknown {
  const found: unknown = event instanceof CustomEvent ? event.detail : null;
  return typeof found === "object" && found !== null ? (found as Record<string, unknown>)[name] : undefined;
}
