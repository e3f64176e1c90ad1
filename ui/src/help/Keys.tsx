// The list of keys, opened by `?`.
const keys: [string, string][] = [
  ["Ctrl K", "搜学生、教师、服务班、编号、画面"],
  ["Alt 1 … Alt 9、Alt 0", "到左边第几个画面"],
  ["/", "到列表的搜索框"],
  ["↑ ↓", "在列表里移动"],
  ["回车", "打开这一行"],
  ["空格", "选中或不选这一行"],
  ["Ctrl E", "把现在看到的列表导出成表格"],
  ["Ctrl P", "打印正在预览的文件"],
  ["Ctrl Z", "撤销刚才做的事"],
  ["F1", "打开这个画面的说明"],
  ["?", "看这张按键表"],
  ["Esc", "关掉最上面的一层"],
];

/** A table of keys and what they do. */
export function Keys() {
  return (
    <table className="keys">
      <tbody>
        {keys.map(([key, what]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
