// The two charts of the week: what is drawn, in which colours; every series says its name beside its colour.
import type { BarSeriesOption } from "echarts/charts";
import type { AriaComponentOption, GridComponentOption, LegendComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { Heads, WeekDay } from "../asks";
import { tokens } from "../theme";

export type Option = ComposeOption<BarSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;

/** Whoever came to one session and was absent from another is drawn apart, so that no absence is lost. */
const series: { name: string; of: (heads: Heads) => number; color: string; rare?: boolean }[] = [
  { name: "实到", of: (heads) => heads.present - heads.absent_once, color: tokens.accent },
  { name: "到过又缺过", of: (heads) => heads.absent_once, color: "#C98A3A", rare: true },
  { name: "请假", of: (heads) => heads.leave, color: tokens.warn },
  { name: "缺席", of: (heads) => heads.absent, color: tokens.stop },
  { name: "未点名", of: (heads) => heads.uncalled, color: "#B9C3BD" },
];

/** Stacked: a bar is as high as 应到. */
export function attendanceOption(week: WeekDay[]): Option {
  return {
    ...common(week),
    series: series.filter(({ of, rare }) => rare !== true || week.some((day) => of(day.heads) > 0)).map(({ name, of, color }): BarSeriesOption => ({
      type: "bar",
      name,
      stack: "all",
      barMaxWidth: 36,
      itemStyle: { color },
      data: week.map((day) => (day.is_coming ? 0 : of(day.heads))),
    })).concat(coming(week)),
  };
}

/** Of coming days only who is expected is known. */
function coming(week: WeekDay[]): BarSeriesOption[] {
  if (!week.some((day) => day.is_coming)) return [];
  return [{ type: "bar", name: "应到", stack: "all", barMaxWidth: 36, itemStyle: { color: "#E3E9E5" }, data: week.map((day) => (day.is_coming ? day.heads.expected : 0)) }];
}

/** Side by side: how many stay until 18:30, how many after it; the axis leaves room for the numbers above the bars. */
export function stayOption(week: WeekDay[]): Option {
  const bar = (name: string, color: string, data: number[]): BarSeriesOption => ({
    type: "bar",
    name,
    barMaxWidth: 28,
    itemStyle: { color },
    label: { show: true, position: "top", color: tokens.ink2 },
    data,
  });
  return {
    ...common(week, 54),
    series: [
      bar("至18:30", tokens.basic, week.map((day) => day.until_basic)),
      bar("18:30以后", tokens.extended, week.map((day) => day.after_basic)),
    ],
  };
}

function common(week: WeekDay[], top = 44): Option {
  return {
    animation: false,
    // Text drawn into the picture: the window's policy refuses style text in pages.
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
    aria: { enabled: true, decal: { show: true } },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, itemGap: 8, textStyle: { color: tokens.ink2 } },
    grid: { left: 36, right: 4, top, bottom: 22 },
    xAxis: {
      type: "category",
      data: week.map((day) => (day.is_today ? "今天" : day.weekday_label)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.line } },
      axisLabel: { color: tokens.ink2 },
    },
    yAxis: { type: "value", minInterval: 1, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: { color: tokens.ink2 } },
  };
}
