// One page of the handbook: its text, its pictures, and links to its other pages.
import { useEffect, useRef } from "react";
import Markdown, { type Components } from "react-markdown";
import gfm from "remark-gfm";
import { type Place, read } from "./links";
import { type Page, pages, picture } from "./pages";

type Props = { place: Place; onGo: (place: Place) => void };

/** Scrolls to the part named by the place. */
export function Handbook({ place, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const page = pages.get(place.page) ?? pages.get("index");
  useEffect(() => {
    const part = place.part === "" ? null : box.current?.querySelector(`[data-part="${place.part}"]`);
    if (part) part.scrollIntoView();
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
      return found === undefined ? null : <img src={found} alt={alt} />;
    },
  };
}
