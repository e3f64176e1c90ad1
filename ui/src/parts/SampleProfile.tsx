// Said before papers leave: the policy profile in force is only an example, with the way to where another is taken.
import { Alert, Button } from "antd";
import { go } from "../address";
import { useMay } from "../me";

/** `said` is null where the profile is the school's own. */
export function SampleProfile({ said, atHome = false }: { said: string | null; atHome?: boolean }) {
  const may = useMay("adoptions");
  if (said === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          {said}
          {may && !atHome && (
            <Button type="link" size="small" onClick={() => go("settings", ["policy", "own"])}>
              去填写本地标准 →
            </Button>
          )}
        </>
      }
    />
  );
}
