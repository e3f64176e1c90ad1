// A sheet's cells are shown as they stand on paper.
import { describe, expect, it } from "vitest";
import { cellsOf, isNumber, moneyColumns, sumText } from "./merged";

const shown = (row: string[], above: string[], columns: number) => cellsOf(row, above, columns).map((cell) => `${cell.text}×${cell.span}`);

describe("the cells of a sheet", () => {
  it.each([
    // the row | the row above | what is shown with its width
    [["发放表", "发放表", "发放表"], [], 3, ["发放表×3"]],
    [["序号", "课时", "课时"], [], 3, ["序号×1", "课时×2"]],
    [["序号", "作业", "社团"], ["序号", "课时", "课时"], 3, ["×1", "作业×1", "社团×1"]],
    [["1", "60.00", "60.00"], ["序号", "作业", "社团"], 3, ["1×1", "60.00×1", "60.00×1"]],
    [["1", "教师", "教师"], ["序号", "岗位", "备注"], 3, ["1×1", "教师×1", "教师×1"]],
    [["", "合计"], ["14", "张欣"], 3, ["×1", "合计×1", "×1"]],
  ])("%j below %j", (row, above, columns, wanted) => expect(shown(row, above, columns)).toEqual(wanted));

  it("knows the columns of sums by their heads, and shows sums as they are printed", () => {
    const rows = [["发放表"], ["序号", "课时", "标准", "应发金额", "银行账号"], ["1", "21", "65", "1365", "62220"]];
    expect([...moneyColumns(rows)]).toEqual([2, 3]);
    expect(["1365", "65", "1,234.5"].map(sumText)).toEqual(["1,365.00", "65.00", "1,234.50"]);
  });

  it("knows amounts from names made of digits", () => {
    expect(["1,234.50", "-5", "6217000000000000001", "王芳", ""].map(isNumber)).toEqual([true, true, false, false, false]);
  });
});
