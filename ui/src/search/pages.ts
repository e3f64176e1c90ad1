// Pages within the screens, found by the words an office has for what is done or printed there.
import type { ScreenName } from "../address";

/** A page; `words` are other names for it and for what comes out of it. */
export type PageWithin = { title: string; words: string; screen: ScreenName; parts: string[] };

export const pages: PageWithin[] = [
  { title: "当天名册", words: "花名册 点名单 交接单 名单打印", screen: "rosters", parts: [] },
  { title: "月考勤表（点名表）", words: "点名册 空白点名表 考勤表 出勤表 kaoqin dianmingbiao", screen: "rosters", parts: ["month"] },
  { title: "教师签到", words: "签退 代课 代班 值班 到岗 qiandao", screen: "staff", parts: ["sign-in"] },
  { title: "一周排班", words: "值班表 排课 paiban", screen: "staff", parts: ["week"] },
  { title: "收费标准与口径", words: "封顶 每学期最多 总额 减免标准 文号 koujing", screen: "fees", parts: ["policies"] },
  { title: "结算与出表", words: "补助表 补助发放表 绩效发放表 劳务费发放表 银行代发文件 工资表 反结算 jiesuan", screen: "pay", parts: ["", "settle"] },
  { title: "告家长书和回执", words: "通知书 告知书 家长信 gaojiazhangshu", screen: "letters", parts: [] },
  { title: "填写本地标准", words: "政策口径 收费标准 补助标准 减免 红头文件 文号 biaozhun", screen: "settings", parts: ["policy"] },
  { title: "备份与恢复", words: "换电脑 beifen", screen: "settings", parts: ["backup"] },
];

/** Those whose name or other words hold what is typed, from two characters on. */
export function pagesFor(wanted: string): PageWithin[] {
  if (wanted.length < 2) return [];
  return pages.filter((page) => page.title.includes(wanted) || page.words.split(" ").some((word) => word.startsWith(wanted) || (/[^a-z]/.test(wanted) && word.includes(wanted))));
}
