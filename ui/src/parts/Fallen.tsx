// A screen that fails leaves the frame standing: the user is told and can go on elsewhere or try again.
import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";

type State = { fallen: boolean };

/** Around one screen. */
export class Fallen extends Component<{ children: ReactNode }, State> {
  override state: State = { fallen: false };

  static getDerivedStateFromError(): State {
    return { fallen: true };
  }

  override render(): ReactNode {
    if (!this.state.fallen) return this.props.children;
    return (
      <Result
        status="warning"
        title="这个画面出错了，学校的数据没有变。"
        subTitle="请再打开一次；如果还是这样，请到 设置 → 关于 复制诊断，发给维护人员。"
        extra={<Button onClick={() => this.setState({ fallen: false })}>再打开一次</Button>}
      />
    );
  }
}
