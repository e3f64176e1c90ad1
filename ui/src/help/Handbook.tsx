// One page of the handbook: its text, its pictures, and links to its other pages.
import { Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import Markdown, { type Components } from "react-markdown";
import gfm from "remark-gfm";
import { type Place, read } from "./links";
import { type Page, pages, picture } from "./pages";

type Props = { place: Place; onGo: (place: Place) => void };

/** Scrolls to the part named by the place. */
export default function Handbook({ place, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const page = pages.get(place.page) ?? pages.get("index");
  useEffect(() => {
    const part = place.part === "" ? null : box.current?.querySelector(`[data-part="${place.part}"]`);
    const line = place.line === undefined || place.line === "" ? undefined : lineOf(box.current, place.line);
    line?.setAttribute("data-found", "");
    if (line) line.scrollIntoView({ block: "center" });
    else if (part) part.scrollIntoView();
    else box.current?.scrollTo({ top: 0 });
  }, [place]);
  if (page === undefined) return null;
  return (
    <div className="handbook" ref={box} tabIndex={0} role="document" aria-label={page.title}>
      <Markdown remarkPlugins={[gfm]} components={components(page, onGo)}>
        {page.text}
      </Markdown>
    </div>
  );
}

/** The innermost heading, paragraph or row that says the line. */
function lineOf(box: HTMLElement | null, line: string): Element | undefined {
  const bare = (text: string | null) => (text ?? "").replace(/\s/g, "");
  return [...(box?.querySelectorAll("h3, p, li, tr") ?? [])].findLast((each) => bare(each.textContent).includes(bare(line)));
}

function components(page: Page, onGo: (place: Place) => void): Components {
  return {
    h1: ({ children }) => <h2 className="handbook-title">{children}</h2>,
    h2: ({ children }) => <h3 data-part={page.parts.get(String(children))}>{children}</h3>,
    a: ({ href = "", children }) => (
      <button type="button" className="handbook-link" onClick={() => onGo(read(href))}>
        {children}
      </button>
    ),
    img: ({ src, alt }) => {
      const found = picture(String(src));
      return found === undefined ? null : <Picture src={found} said={alt ?? ""} />;
    },
  };
}

/** A picture as wide as the page; pressed, it is shown as large as the window lets it. */
function Picture({ src, said }: { src: string; said: string }) {
  const [large, setLarge] = useState(false);
  return (
    <>
      <button type="button" className="handbook-picture" title="看大图" onClick={() => setLarge(true)}>
        <img src={src} alt={said} />
      </button>
      <Modal open={large} onCancel={() => setLarge(false)} footer={null} title={said} width="min(1240px, 94vw)" style={{ top: 16 }}>
        <img className="handbook-large" src={src} alt={said} />
      </Modal>
    </>
  );
}
