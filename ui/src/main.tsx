// The page's start: colours, language and the cache of answers around the one application. Nothing that is fetched with this file may
// import Ant Design: it comes once the first screen can be read (parts/wardrobe.tsx).
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { read } from "./address";
import { askAhead } from "./ahead";
import { App } from "./App";
import { screenFont } from "./desk";
import { screens } from "./screens";
import { lendFont, paintTokens } from "./theme";
import "./style.css";

dayjs.locale("zh-cn");
paintTokens(document.documentElement);
lendFont(document.fonts, screenFont());

// The desk is on this computer: a "no" is an answer, so asking again by itself would only hide it.
const answers = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });

// The answers and the first screen's own part are on their way while the page is drawn for the first time.
const first = screens.find((screen) => screen.name === read(window.location.hash).screen);
void askAhead(answers, first?.begins);
void first?.Show.load();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={answers}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
