// What the search shows: what the desk found, and the screens by name or initials, each with the address it opens.
import { go, type ScreenName } from "../address";
import type { Found, SearchKind, SearchSection } from "../asks";
import type { Screen } from "../screens";
import { pagesFor } from "./pages";

/** One line that can be opened. */
export type Entry = { key: string; title: string; note: string; open: () => void };

/** The lines of one kind, and how many more there are. */
export type Section = { label: string; entries: Entry[]; more: number };

/** The screens by the initials people type. */
const initials: Record<ScreenName, string> = {
  today: "jt jintian",
  students: "xs xuesheng",
  calendar: "xlyzx xiaoli zuoxi",
  groups: "fwyfz fuwu fenzu",
  enrolment: "bm baoming",
  rosters: "mcydm mingce dianming",
  staff: "ryypb renyuan paiban",
  fees: "sf shoufei",
  pay: "bz buzhu",
  letters: "ws wenshu",
  settings: "sz shezhi",
  imports: "dr daoru",
};

/** Where a paper of a kind comes from. */
const papers: Record<string, ScreenName> = {
  roster: "rosters",
  month_sheet: "rosters",
  letters: "letters",
  list: "students",
  performance: "pay",
  labour: "pay",
  bank: "pay",
};

const opens: Record<SearchKind, (found: Found) => void> = {
  student: (found) => go("students", [found.id]),
  staff: (found) => go("staff", [found.id]),
  group: (found) => go("groups", [found.id]),
  home_class: (found) => go("students", [], { class: found.title }),
  slip: (found) => go("students", [found.id]),
  paper: (found) => go(papers[found.about] ?? "today"),
};

/** With nothing typed all screens, else those that fit after what the desk found. */
export function sectionsOf(text: string, screens: Screen[], found: SearchSection[]): Section[] {
  const wanted = text.toLowerCase();
  const fits = (screen: Screen) =>
    wanted === "" || screen.label.includes(wanted) || initials[screen.name].split(" ").some((word) => word.startsWith(wanted));
  const within = pagesFor(wanted).flatMap((page) => {
    const screen = screens.find((each) => each.name === page.screen);
    return screen === undefined ? [] : [{ key: `page/${page.title}`, title: page.title, note: screen.label, open: () => go(page.screen, page.parts) }];
  });
  const whole = screens.filter(fits).map((screen) => ({
    key: `screen/${screen.name}`,
    title: screen.label,
    note: keyOf(screens.indexOf(screen)),
    open: () => go(screen.name),
  }));
  const records = found.map((section) => ({
    label: section.label,
    more: section.more ?? 0,
    entries: section.found.map((one, i) => ({
      key: `${section.kind}/${one.id}/${i}`,
      title: one.title,
      note: one.note,
      open: () => opens[section.kind](one),
    })),
  }));
  const pages = [...within, ...whole];
  return [...records, ...(pages.length > 0 ? [{ label: "页面", entries: pages, more: 0 }] : [])];
}

/** All lines in their order. */
export function entriesOf(sections: Section[]): Entry[] {
  return sections.flatMap((section) => section.entries);
}

function keyOf(place: number): string {
  return place < 10 ? `Alt ${(place + 1) % 10}` : "";
}
