// Narrowing the day's list: section, groups not yet marked, words.
import { Checkbox, Segmented } from "antd";
import type { DayRosters, RosterSection } from "../asks";
import { SearchBox } from "../parts/SearchBox";
import { isUnmarked, type Narrowing, untilText } from "./narrow";

type Props = { rosters: DayRosters; narrowing: Narrowing; onNarrow: (next: Narrowing) => void };
type Choice = RosterSection["until"] | "all";

/** The counts are of the whole day, so that a narrowed list never looks like all there is. */
export function Filters({ rosters, narrowing, onNarrow }: Props) {
  const groups = rosters.sections.flatMap((section) => section.groups);
  const sections = rosters.sections.filter((section) => section.groups.length > 0);
  const unmarked = groups.filter(isUnmarked).length;
  return (
    <div className="filters">
      {(sections.length > 1 || narrowing.until !== null) && (
        <Segmented<Choice>
          size="small"
          aria-label="时段"
          value={narrowing.until ?? "all"}
          options={[
            { value: "all", label: "全部" },
            ...sections.map((s) => ({ value: s.until, label: `${untilText(s.until)}（${s.groups.length} 班）` })),
          ]}
          onChange={(until) => onNarrow({ ...narrowing, until: until === "all" ? null : until })}
        />
      )}
      <Checkbox
        checked={narrowing.unmarkedOnly}
        onChange={(event) => onNarrow({ ...narrowing, unmarkedOnly: event.target.checked })}
      >
        只看未点名（{unmarked}）
      </Checkbox>
      <SearchBox
        hint="搜服务班、地点、教师、学生"
        value={narrowing.text}
        onSearch={(text) => onNarrow({ ...narrowing, text })}
      />
      {groups.some((group) => group.cancelled === null) && (
        <span className="filters-total">当天共 {rosters.pupils_total} 名学生</span>
      )}
    </div>
  );
}
