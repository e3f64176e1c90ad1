// Imports: the preview of a new one, or the history of all.
import type { ScreenProps } from "../screens";
import { History } from "./History";
import "./imports.css";
import { NewImport } from "./NewImport";
import { settledOf } from "./open";
import { SeveralLists } from "./SeveralLists";

/** `#/imports` is the history, `#/imports/17` one of it, `#/imports/new?file=…` a new one, `#/imports/several` those dropped together. */
export default function ImportsScreen({ school, address }: ScreenProps) {
  const [part] = address.parts;
  if (part === "new") return <NewImport today={school.today} key={address.state["file"]} settled={settledOf(address.state)} />;
  if (part === "several") return <SeveralLists />;
  return <History open={part === undefined ? null : Number(part)} />;
}
