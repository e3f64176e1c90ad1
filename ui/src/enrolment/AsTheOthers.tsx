// One press lets a place begin with those of the rest of the class, so that a forgotten pupil is not charged for the last days alone.
import { Button } from "antd";
import type { OthersBegan } from "../asks";

type Props = { others: OthersBegan; onFrom: (day: string) => void };

/** 从9月1日起. */
export function AsTheOthers({ others, onFrom }: Props) {
  return (
    <Button size="small" title={others.said} onClick={() => onFrom(others.day)}>
      改为从{others.day_label}起
    </Button>
  );
}
