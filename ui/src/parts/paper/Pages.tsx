// The pages of a paper one below the other; only those in sight are drawn, so that thousands scroll like ten.
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { Pdf } from "./pdf";

export type PagesRef = { go: (page: number) => void };
type Props = { pdf: Pdf; onPage: (page: number) => void; ref?: Ref<PagesRef> };

const gap = 12;

/** `onPage` is told which page is at the top. */
export function Pages({ pdf, onPage, ref }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, width: 800, height: 600 });
  const scale = Math.min((seen.width - 2 * gap) / pdf.width, 1.6);
  const step = pdf.height * scale + gap;
  useImperativeHandle(ref, () => ({ go: (page) => box.current?.scrollTo({ top: (page - 1) * step }) }), [step]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => setSeen({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const first = Math.max(1, Math.floor(seen.top / step) + 1);
  const last = Math.min(pdf.pages, Math.ceil((seen.top + seen.height) / step) + 1);
  useEffect(() => onPage(first), [first, onPage]);
  return (
    <div className="paper-pages" ref={box} tabIndex={0} role="document" aria-label={`共 ${pdf.pages} 页`}>
      <div className="paper-roll" style={{ height: pdf.pages * step }}>
        {Array.from({ length: last - first + 1 }, (_, i) => first + i).map((page) => (
          <Drawn key={page} pdf={pdf} page={page} scale={scale} top={(page - 1) * step} />
        ))}
      </div>
    </div>
  );
}

function Drawn({ pdf, page, scale, top }: { pdf: Pdf; page: number; scale: number; top: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    const draw = async () => {
      const found = await pdf.document.getPage(page);
      const element = canvas.current;
      if (gone || element === null) return;
      const viewport = found.getViewport({ scale: scale * window.devicePixelRatio });
      delete element.dataset.drawn;
      element.width = viewport.width;
      element.height = viewport.height;
      const task = found.render({ canvas: element, viewport });
      stop = () => task.cancel();
      await task.promise;
      element.dataset.drawn = "true";
    };
    // A page scrolled away while it is drawn is given up, which is no failure.
    draw().catch(() => undefined);
    return () => {
      gone = true;
      stop();
    };
  }, [pdf, page, scale]);
  return <canvas ref={canvas} className="paper-page" style={{ top, width: pdf.width * scale, height: pdf.height * scale }} aria-label={`第 ${page} 页`} />;
}
