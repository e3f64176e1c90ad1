// The handbook with a search in it: a page, or the sentences found.
import { useState } from "react";
import { SearchBox } from "../parts/SearchBox";
import { find } from "./find";
import Handbook from "./Handbook";
import type { Place } from "./links";
import { pages } from "./pages";

/** Going to a place ends the search. */
export default function Reading({ place, onGo }: { place: Place; onGo: (place: Place) => void }) {
  const [text, setText] = useState("");
  const found = find(pages, text);
  const go = (next: Place) => {
    setText("");
    onGo(next);
  };
  return (
    <div className="help">
      <SearchBox hint="在手册里找" value={text} onSearch={setText} />
      {text === "" ? (
        <Handbook place={place} onGo={go} />
      ) : (
        <ul className="help-found">
          {found.map((each, at) => (
            <li key={at}>
              <button type="button" className="help-line" onClick={() => go({ page: each.page, part: "", line: each.line })}>
                <span className="none">{each.heading === "" || each.heading === each.title ? each.title : `${each.title}：${each.heading}`}</span>
                <span>
                  {each.before}
                  <mark>{each.word}</mark>
                  {each.after}
                </span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li>手册里没有这个词。</li>}
        </ul>
      )}
    </div>
  );
}
