// What only the clerk can say of a list: whom an open column means, and what holds for all rows where a column is missing.
import { Alert, Button, Select, Space } from "antd";
import type { Preview } from "../asks";
import { columnsNow, columnsWith } from "./ColumnsSide";
import type { Settled } from "./open";
import { TimesAsked } from "./TimesAsked";

type Props = { shown: Preview; settled: Settled; settle: (change: Partial<Settled>) => void };

/** Whether all that is missing is asked for here, so that nothing else need be said of it. */
export function asksForAllMissing(shown: Preview): boolean {
  const missing = shown.fields.filter((field) => field.needed && field.header === null && field.said_for_all === null);
  return missing.length > 0 && missing.every((field) => field.for_all.length > 0);
}

/** What is chosen is remembered with the columns when the list is imported. */
export function Asked({ shown, settled, settle }: Props) {
  const { question } = shown;
  return (
    <>
      {question !== null && (
        <Alert
          type="warning"
          showIcon
          title={question.said}
          action={
            <Space>
              {question.answers.map((answer) => (
                <Button key={answer.field} size="small" onClick={() => settle({ columns: columnsWith(shown, answer.field, question.header) })}>
                  {answer.said}
                </Button>
              ))}
            </Space>
          }
        />
      )}
      {shown.fields
        .filter((field) => field.for_all.length > 0)
        .map((field) => (
          <Alert
            key={field.field}
            type={field.said_for_all === null ? "warning" : "info"}
            showIcon
            title={
              <label htmlFor={`all-${field.field}`}>
                没有「{field.label}」一列：{shown.list === "staff" ? "新增的" : "名单上的"}都按{" "}
                <Select
                  id={`all-${field.field}`}
                  size="small"
                  style={{ width: 150 }}
                  placeholder="请选择"
                  value={field.said_for_all}
                  options={field.for_all.map((choice) => ({ value: choice, label: choice }))}
                  onChange={(choice) => settle({ columns: columnsNow(shown), forAll: { ...saidNow(shown, settled), [field.field]: choice } })}
                />{" "}
                导入{shown.list === "staff" && "，已有的不变"}
              </label>
            }
          />
        ))}
      <TimesAsked shown={shown} onSaid={(field, said) => settle({ columns: columnsNow(shown), forAll: { ...saidNow(shown, settled), [field]: said } })} />
    </>
  );
}

/** What holds for all rows now, also what was said for an earlier file of the same headers. */
function saidNow(shown: Preview, settled: Settled): Record<string, string> {
  const fields = shown.fields.map((field): [string, string | null] => [field.field, field.said_for_all]);
  const times = shown.times.flatMap((one): [string, string | null][] => [
    [one.time_field, one.time],
    [one.lessons_field, one.lessons],
  ]);
  const said = [...fields, ...times].filter((pair): pair is [string, string] => pair[1] !== null);
  return { ...settled.forAll, ...Object.fromEntries(said) };
}
