// How the page is bundled: one folder of plain files that the window carries inside itself.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
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
  },
});
