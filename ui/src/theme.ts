// The look in one place: colours, sizes and motion, for Ant Design and for our own style sheet.
import type { ThemeConfig } from "antd";

/** Colours of the desk; each text colour reaches 4.5:1 on the ground it is used on. */
export const tokens = {
  ground: "#F7F8F6",
  sheet: "#FFFFFF",
  ink: "#1F2A26",
  ink2: "#5B6862",
  line: "#E1E6E2",
  accent: "#1E6B52",
  accentSoft: "#E4F1EB",
  accentOver: "#357860",
  accentDown: "#104536",
  linkOver: "#508570",
  halo: "#6E9183",
  edge: "#C9D1CC",
  warn: "#8F5500",
  stop: "#B3261E",
  stopSoft: "#FDF1F0",
  basic: "#1E6B52",
  extended: "#2F5D8C",
  club: "#6B4E9B",
  tutoring: "#5B6862",
} as const;

const font =
  '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Kehou Screen", sans-serif';

/** Gives the style sheet the same colours, as `--ink`, `--line` and so on. */
export function paintTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens)) {
    root.style.setProperty(`--${name.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`)}`, value);
  }
  root.style.setProperty("--font", font);
}

/** Names the shipped font at `address`; it is fetched only where the system has no font for a character. */
export function lendFont(fonts: FontFaceSet, address: string): void {
  fonts.add(new FontFace("Kehou Screen", `url("${address}")`, { weight: "100 900" }));
}

/** Ant Design's theme; `still` when the system asks for less motion. */
export function antTheme(still: boolean): ThemeConfig {
  return {
    // Every part that is dressed by itself shares one set of variables.
    cssVar: { key: "kehou" },
    token: {
      colorPrimary: tokens.accent,
      colorPrimaryHover: tokens.accentOver,
      colorPrimaryActive: tokens.accentDown,
      colorPrimaryBorder: tokens.halo,
      colorInfo: tokens.accent,
      // What the theme would mix from the accent is a dark grey.
      colorPrimaryBg: tokens.accentSoft,
      colorPrimaryBgHover: "#D5EADF",
      colorInfoBg: tokens.accentSoft,
      colorInfoBorder: "#BFD9CE",
      colorSuccess: tokens.accent,
      colorSuccessBg: tokens.accentSoft,
      colorSuccessBorder: "#BFD9CE",
      colorWarning: tokens.warn,
      colorWarningBg: "#FFF8EA",
      colorWarningBorder: "#EBD3A3",
      colorError: tokens.stop,
      colorErrorBg: tokens.stopSoft,
      colorErrorBorder: "#EFC5C1",
      colorLink: tokens.accent,
      colorLinkHover: tokens.linkOver,
      colorLinkActive: tokens.accentDown,
      colorText: tokens.ink,
      colorTextSecondary: tokens.ink2,
      colorTextTertiary: tokens.ink2,
      colorTextDescription: tokens.ink2,
      colorTextPlaceholder: "#6B7670",
      colorBgLayout: tokens.ground,
      colorBgContainer: tokens.sheet,
      colorBorder: tokens.edge,
      colorBorderSecondary: tokens.line,
      colorSplit: tokens.line,
      colorBgMask: "rgba(31, 42, 38, 0.2)",
      borderRadius: 4,
      fontFamily: font,
      fontSize: 14,
      lineHeight: 22 / 14,
      motion: !still,
      motionDurationFast: "0.05s",
      motionDurationMid: "0.1s",
      motionDurationSlow: "0.15s",
    },
    components: {
      // Shadows only under what floats.
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Drawer: { paddingLG: 16, padding: 10, fontSizeLG: 16 },
      Result: { titleFontSize: 16, iconFontSize: 40 },
      // The part chosen is green as everywhere, so that nobody takes the grey one for it.
      Segmented: { trackBg: tokens.line, itemColor: tokens.ink, itemSelectedBg: tokens.accentSoft, itemSelectedColor: tokens.accent },
      // 22 px of text, 2 × 4.5 px of air and the line make the row of 32 px.
      Table: {
        cellPaddingBlockSM: 4.5,
        cellPaddingInlineSM: 10,
        headerBg: tokens.ground,
        headerColor: tokens.ink2,
        headerSplitColor: "transparent",
        rowHoverBg: tokens.accentSoft,
        borderColor: tokens.line,
      },
    },
  };
}
