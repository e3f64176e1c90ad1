// The notices of everything the program is made of, as a page.
import Markdown from "react-markdown";
import gfm from "remark-gfm";

/** `text` is Markdown. */
export default function Licences({ text }: { text: string }) {
  return (
    <div className="set-licences" tabIndex={0} role="document" aria-label="许可">
      <Markdown remarkPlugins={[gfm]} components={{ a: ({ children }) => <>{children}</> }}>
        {text}
      </Markdown>
    </div>
  );
}
