// The page's start: theme, language and the cache of answers around the one application.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { read } from "./address";
import { App } from "./App";
import { screenFont } from "./desk";
import { screens } from "./screens";
import { antTheme, lendFont, paintTokens } from "./theme";
import "./style.css";

// The first screen's own part comes while the door is asked.
void screens.find((screen) => screen.name === read(window.location.hash).screen)?.Show.load();
dayjs.locale("zh-cn");
paintTokens(document.documentElement);
lendFont(document.fonts, screenFont());

// The policy lets in only style elements that carry this start's nonce; the window writes it into index.html.
const nonce = document.querySelector<HTMLStyleElement>("#first-paint")?.nonce ?? "";
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// The desk is on this computer: a "no" is an answer, so asking again by itself would only hide it.
const answers = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ConfigProvider locale={zhCN} theme={antTheme(still)} csp={{ nonce }} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={answers}>
          <AntApp className="whole" message={{ maxCount: 3, top: 52 }} notification={{ top: 2 }}>
            <App />
          </AntApp>
        </QueryClientProvider>
      </ConfigProvider>
    </StrictMode>,
  );
}
