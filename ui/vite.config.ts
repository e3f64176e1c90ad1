// How the page is bundled: one folder of plain files that the window carries inside itself.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

export default defineConfig({
  plugins: [react(), nonceForEveryStyle()],
  // Relative addresses, so that the same files also open from a folder.
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The engines of the window: WebKitGTK 2.40 and an evergreen WebView2.
    target: ["safari16.4", "chrome109"],
    // The policy forbids pages and pictures made of text, so nothing may be folded into the code as data.
    assetsInlineLimit: 0,
    // The files are read from the program itself, never over a network; one larger file opens faster than many.
    chunkSizeWarningLimit: 1600,
    // What the first screen needs comes as one file: every file of its own is asked for and unpacked by itself.
    // So does what several screens need of Ant Design, which is fetched once the first screen can be read.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            { name: "dress", test: /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
});

/**
 * The parts below Ant Design measure scroll bars and lock scrolling with style elements that they make without the nonce it was
 * given, so the policy keeps them out. Here they fall back on the nonce of this start; nobody else's styles are let in by it.
 */
function nonceForEveryStyle(): Plugin {
  const file = "@rc-component/util/es/Dom/dynamicCSS.js";
  const line = "styleNode.innerHTML = css;";
  let mended = false;
  return {
    name: "nonce-for-every-style",
    enforce: "pre",
    apply: "build",
    transform(code, id) {
      if (!id.replaceAll("\\", "/").endsWith(file)) return null;
      mended = code.includes(line);
      return code.replace(line, `if (!csp?.nonce) styleNode.nonce = document.querySelector("#first-paint")?.nonce ?? "";\n  ${line}`);
    },
    generateBundle() {
      if (!mended) this.error(`${file} no longer makes style elements by "${line}"`);
    },
  };
}
