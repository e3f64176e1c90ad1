// What each role may do, in the words of an office; the desk's list of asks is what counts.
import type { Role } from "../asks";

/** In the order they are chosen from. */
export const roles: { role: Role; label: string; does: string }[] = [
  { role: "academic", label: "教务", does: "名单、校历作息、服务班、报名、名册点名、告家长书，也管用户、备份和设置；看不到金额" },
  { role: "finance", label: "财务", does: "收费、补助、结算、发放表和银行文件；能看名单、导入表格、登记减免" },
  { role: "leader", label: "校领导", does: "看全部名单和金额，管用户、备份和设置；不结算" },
  { role: "head_teacher", label: "班主任", does: "自己班的报名、回执和点名，看不到别的班" },
  { role: "reader", label: "只读", does: "只看校历、作息和人数，看不到学生姓名" },
];
