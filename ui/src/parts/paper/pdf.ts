// A PDF the desk wrote, opened by pdf.js: loaded only when the first paper is looked at.
import type { PDFDocumentProxy } from "pdfjs-dist";
import { No, office } from "../../desk";

/** An open paper: its pages, its bookmarks, and the first page's size in points. */
export type Pdf = { document: PDFDocumentProxy; pages: number; width: number; height: number; outline: { title: string; page: number }[] };

/** Throws `No` where the file cannot be read. */
export async function openPdf(file: string): Promise<Pdf> {
  const [pdfjs, worker, text] = await Promise.all([
    import("pdfjs-dist"),
    import("pdfjs-dist/build/pdf.worker.min.mjs?url"),
    office("file_bytes", { file }),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  try {
    const data = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const document = await pdfjs.getDocument({ data }).promise;
    const first = (await document.getPage(1)).getViewport({ scale: 1 });
    return { document, pages: document.numPages, width: first.width, height: first.height, outline: await bookmarks(document) };
  } catch (why) {
    throw why instanceof No ? why : new No({ fault: "paper", message: `这个文件在窗口里打不开（${String(why)}）。请用其他程序打开。` });
  }
}

async function bookmarks(document: PDFDocumentProxy): Promise<{ title: string; page: number }[]> {
  const items = (await document.getOutline()) ?? [];
  const found = await Promise.all(
    items.map(async (item) => {
      const dest = typeof item.dest === "string" ? await document.getDestination(item.dest) : item.dest;
      const target: unknown = dest?.[0];
      if (typeof target === "number") return { title: item.title, page: target + 1 };
      if (typeof target !== "object" || target === null) return null;
      return { title: item.title, page: (await document.getPageIndex(target as never)) + 1 };
    }),
  );
  return found.filter((entry) => entry !== null);
}
