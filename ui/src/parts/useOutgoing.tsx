// Before anything leaves the school: what it is, how many people stand on it, which columns, and a button that says so.
import { App as AntApp } from "antd";
import { type ReactNode, useCallback } from "react";

/** What is about to leave. */
export type Outgoing = {
  /** 银行代发文件（2026年10月 第1版）. */
  title: string;
  /** The people on it, 42. */
  people: number;
  /** What of them stands on it: 姓名、身份证件号、银行账号、金额. */
  columns: string[];
  /** Sums and the like, one sentence each. */
  remarks?: string[];
  /** Shown above the rest: a choice, or a look at the file. */
  first?: ReactNode;
  /** The button: 生成 42 人的代发文件. */
  verb: string;
};

/** Answers whether the user lets it leave. */
export function useOutgoing(): (what: Outgoing) => Promise<boolean> {
  const { modal } = AntApp.useApp();
  return useCallback(
    (what: Outgoing) =>
      Promise.resolve(
        modal.confirm({
          className: "outgoing",
          icon: null,
          title: `要带出学校的文件：${what.title}`,
          width: 560,
          content: (
            <dl className="outgoing-facts">
              {what.first}
              <dt>涉及</dt>
              <dd>{what.people} 人</dd>
              <dt>包含的内容</dt>
              <dd>{what.columns.join("、")}</dd>
              {what.remarks?.map((remark) => <dd key={remark}>{remark}</dd>)}
              <dt>记录</dt>
              <dd>谁、什么时候、生成了什么，会记入操作记录。</dd>
            </dl>
          ),
          okText: what.verb,
          cancelText: "先不生成",
        }),
      ),
    [modal],
  );
}
