// The way from a refusal to the page of the handbook that explains it.
import { Button } from "antd";
import { openHelp } from "./call";
import { placeOf } from "./links";

/** `code` is the refusal's; nothing is shown for what the handbook does not explain. */
export function HelpLink({ code }: { code: string }) {
  const place = placeOf(code);
  if (place === null) return null;
  return (
    <Button type="link" size="small" onClick={() => openHelp(place)}>
      看说明
    </Button>
  );
}
