// A screen that fails leaves the frame standing: the user is told and can go on elsewhere or try again.
import { Component, type ReactNode } from "react";
import { dressed } from "./wardrobe";

const FallenShown = dressed(() => import("./FallenShown"), null);

type State = { fallen: boolean };

/** Around one screen. */
export class Fallen extends Component<{ children: ReactNode }, State> {
  override state: State = { fallen: false };

  static getDerivedStateFromError(): State {
    return { fallen: true };
  }

  override render(): ReactNode {
    if (!this.state.fallen) return this.props.children;
    return <FallenShown again={() => this.setState({ fallen: false })} />;
  }
}
