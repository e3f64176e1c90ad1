// 文书: print letters for the classes chosen, edit their wording, and see what papers left the school.
import { Segmented } from "antd";
import { go } from "../address";
import { useMay } from "../me";
import { Page } from "../parts/Page";
import type { ScreenProps } from "../screens";
import { Papers } from "./Papers";
import { Print } from "./Print";
import { Wording } from "./Wording";
import "./letters.css";

/** `#/letters/print`, `#/letters/wording`, `#/letters/papers`. */
export default function LettersScreen({ address }: ScreenProps) {
  const may = useMay("papers");
  const parts = [
    { value: "print", label: "打印" },
    { value: "wording", label: "改文字" },
    ...(may ? [{ value: "papers", label: "已生成的文件" }] : []),
  ];
  const part = parts.find((each) => each.value === address.parts[0])?.value ?? "print";
  return (
    <Page title="文书" strip={<Segmented value={part} onChange={(next) => go("letters", [next])} options={parts} />}>
      {part === "print" && <Print />}
      {part === "wording" && <Wording />}
      {part === "papers" && <Papers />}
    </Page>
  );
}
