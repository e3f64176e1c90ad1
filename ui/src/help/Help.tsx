// The handbook beside the screen it is about, its contents and a search in it, and the list of keys.
import { Button, Drawer, Modal } from "antd";
import { useEffect, useState } from "react";
import type { ScreenName } from "../address";
import { later } from "../parts/later";
import { Waiting } from "../parts/Waiting";
import { onHelp } from "./call";
import { Keys } from "./Keys";
import { pageOf, type Place } from "./links";

const Reading = later(() => import("./Reading"), <Waiting what="正在打开手册" />);

type Props = { open: "page" | "keys" | null; screen: ScreenName; onClose: () => void };

/** `page` is the handbook page of the screen, `keys` the list of keys; a refusal's link opens its place by itself. */
export function Help({ open, screen, onClose }: Props) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => onHelp(setPlace), []);
  const shown = place ?? (open === "page" ? pageOf(screen) : null);
  const close = () => {
    setPlace(null);
    onClose();
  };
  return (
    <>
      <Modal open={open === "keys"} onCancel={onClose} footer={null} title="按键">
        <Keys />
      </Modal>
      <Drawer open={shown !== null} onClose={close} size={560} mask={false} title="使用手册" extra={<Button size="small" onClick={() => setPlace({ page: "index", part: "" })}>目录</Button>}>
        {shown !== null && <Reading place={shown} onGo={setPlace} />}
      </Drawer>
    </>
  );
}
