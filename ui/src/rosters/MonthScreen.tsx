// A group's month: who came on which day, with sums, and the days whose roll is still missing.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, DatePicker, Empty, Select } from "antd";
import dayjs from "dayjs";
import { go } from "../address";
import type { MonthSheetShown, SchoolShown } from "../asks";
import { useMay } from "../me";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { AllCameButton } from "./AllCame";
import { MonthTable } from "./MonthTable";
import { Sides } from "./RostersScreen";
import { usePrint } from "./usePrint";

type Props = { school: SchoolShown; month: string; group: string | null; day: string | null };

/** `group` null is the month's first; `day` is the one looked at before, to which 当天名册 leads back. */
export function MonthScreen({ school, month, group, day }: Props) {
  const sheet = useAsk("month_sheet", { month, group });
  const { print, preview } = usePrint();
  const mayPrint = useMay("print_month_sheet");
  const shown = sheet.data;
  const hasRows = shown !== undefined && shown.rows.length > 0;
  const isBlank = shown?.is_blank === true;
  const name = shown?.groups.find((each) => each.group_id === shown.group_id)?.name ?? "";
  const paper = (ending: "pdf" | "xlsx", only: number | null) =>
    print(`${isBlank ? "点名表" : "考勤表"} ${month} ${only === null ? "全部服务班" : name}`, ending, "print_month_sheet", { month, group: only === null ? null : String(only) });
  return (
    <Page
      title="名册与点名"
      note={shown?.month_label ?? month}
      actions={
        <>
          {shown !== undefined && shown.days.some((each) => each.missing) && (
            <AllCameButton from={`${month}-01`} to={shown.days.at(-1)?.date ?? month} label="登记几天全到" />
          )}
          {mayPrint && hasRows && (
            <>
              <Button onClick={() => paper("xlsx", shown.group_id)}>存为表格</Button>
              <Button onClick={() => paper("pdf", null)}>打印全部服务班</Button>
              <Button type="primary" onClick={() => paper("pdf", shown.group_id)}>
                {isBlank ? "打印空白点名表" : "打印这个班"}
              </Button>
            </>
          )}
        </>
      }
      strip={
        <div className="board-line">
          <Sides side="month" day={backTo(month, day, school.today)} />
          <MonthStrip month={month} group={group} day={day} />
          {shown !== undefined && shown.groups.length > 0 && <GroupChoice shown={shown} month={month} day={day} />}
          {shown !== undefined && shown.staff.length > 0 && <span className="filters-total">教师 {shown.staff.join("、")}</span>}
        </div>
      }
    >
      {sheet.isPending && <Waiting what="正在取月考勤表" />}
      {sheet.isError && <NoShown no={sheet.error} again={() => void sheet.refetch()} />}
      {shown !== undefined && <MonthBody shown={shown} />}
      {preview}
    </Page>
  );
}

/** The day looked at before where it lies in the month, else today, else the month's first. */
function backTo(month: string, day: string | null, today: string): string {
  return [day, today].find((each) => each?.slice(0, 7) === month) ?? `${month}-01`;
}

function stateOf(day: string | null): Record<string, string> {
  return day === null ? {} : { day };
}

function MonthBody({ shown }: { shown: MonthSheetShown }) {
  if (shown.group_id === null)
    return <Empty className="no-lessons" image={Empty.PRESENTED_IMAGE_SIMPLE} description={`${shown.month_label}没有服务班上课。请换一个月份。`} />;
  return <MonthTable shown={shown} group={shown.group_id} />;
}

function MonthStrip({ month, group, day }: { month: string; group: string | null; day: string | null }) {
  const to = (next: string) => go("rosters", group === null ? ["month", next] : ["month", next, group], stateOf(day));
  const beside = (count: number) => dayjs(`${month}-01`).add(count, "month").format("YYYY-MM");
  return (
    <span className="month-strip" role="group" aria-label="月份">
      <Button size="small" type="text" icon={<LeftOutlined />} aria-label="上个月" title="上个月" onClick={() => to(beside(-1))} />
      <DatePicker
        size="small"
        picker="month"
        allowClear={false}
        aria-label="选月份"
        format="YYYY年M月"
        value={dayjs(`${month}-01`)}
        onChange={(picked) => {
          if (picked) to(picked.format("YYYY-MM"));
        }}
      />
      <Button size="small" type="text" icon={<RightOutlined />} aria-label="下个月" title="下个月" onClick={() => to(beside(1))} />
    </span>
  );
}

function GroupChoice({ shown, month, day }: { shown: MonthSheetShown; month: string; day: string | null }) {
  return (
    <Select
      size="small"
      className="month-group"
      aria-label="服务班"
      showSearch={{ optionFilterProp: "label" }}
      value={shown.group_id}
      options={shown.groups.map((each) => ({ value: each.group_id, label: each.name.includes(each.kind_label) ? each.name : `${each.name}（${each.kind_label}）` }))}
      onChange={(id) => go("rosters", ["month", month, id ?? ""], stateOf(day))}
    />
  );
}
