// An empty data folder: says plainly what is missing and how a school comes into being.
import { Button } from "antd";

/** `again` looks into the folder once more. */
export function NoSchool({ folder, again }: { folder: string; again: () => void }) {
  return (
    <main className="door">
      <section className="door-sheet door-wide">
        <h1>还没有学校</h1>
        <p>
          数据文件夹 <code>{folder}</code> 里还没有学校。请先用命令行程序 kehou 建一所，再回到这里：
        </p>
        <dl className="door-ways">
          <dt>建自己的学校</dt>
          <dd>
            <code>kehou init --school 学校名称 --stage primary --profile 政策口径 --term 开学日..放假日</code>
          </dd>
          <dt>先看看示范学校</dt>
          <dd>
            <code>kehou demo --out 文件夹</code>
          </dd>
        </dl>
        <p>如果学校放在别的文件夹，请用 --data 文件夹 启动本程序。</p>
        <Button type="primary" onClick={again}>
          再看一次文件夹
        </Button>
      </section>
    </main>
  );
}
