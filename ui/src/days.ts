// Days as the office writes them; all values are `YYYY-MM-DD` texts, so no time zone can shift them.
import dayjs from "dayjs";

const weekdays = ["日", "一", "二", "三", "四", "五", "六"] as const;

/** 2026-11-24 → 11月24日 周二. */
export function dayText(day: string): string {
  const d = dayjs(day);
  return `${d.month() + 1}月${d.date()}日 周${weekdays[d.day()] ?? ""}`;
}

/** 2026-11-24 → 二. */
export function weekdayText(day: string): string {
  return weekdays[dayjs(day).day()] ?? "";
}

/** The seven days, Monday first, of the week a day lies in. */
export function weekOf(day: string): string[] {
  const d = dayjs(day);
  const monday = d.subtract((d.day() + 6) % 7, "day");
  return Array.from({ length: 7 }, (_, i) => monday.add(i, "day").format("YYYY-MM-DD"));
}

/** The day `count` days later, or earlier when negative. */
export function dayAfter(day: string, count: number): string {
  return dayjs(day).add(count, "day").format("YYYY-MM-DD");
}

/** An instant as 11月24日 16:05, in the time of this computer. */
export function momentText(at: string): string {
  return dayjs(at).format("M月D日 HH:mm");
}
