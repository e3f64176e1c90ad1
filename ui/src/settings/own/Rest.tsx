// The other rules, folded: each in a sentence with whose it is, to be changed, agreed to, or left out where the paper has none.
import { Button } from "antd";
import type { FormRule, ProfileForm, ProfileWords } from "../../asks";
import { useUndo } from "../../parts/useUndo";
import { FeeMore } from "./Fees";
import { Pools } from "./Pay";
import { blankReduction, Days, Floor, Free, Hours, Late, Management, Reductions, Refund, Remainder } from "./Rules";
import { focus, Text, withRow } from "./typed";
import type { Standards } from "./useStandards";

type Props = { form: ProfileForm; words: ProfileWords; standards: Standards };

/** Whether the part is open, and the rule whose fields are. */
export type Opened = { is: boolean; key: string; to: (is: boolean, key: string) => void };

/** The rule that has a box of its own. */
const reduced = "reductions";

/** 减免: families ask about it, and what they have is in the lists already. */
export function Waived({ form, words, standards }: Props) {
  const { said, set } = standards;
  const undo = useUndo();
  const rule = said.rules.find((each) => each.is_rest && each.key === reduced);
  if (rule === undefined) return null;
  const isSample = rule.state === "sample";
  const { reductions } = form;
  const drop = () => {
    set({ reductions: [] });
    undo("示例的减免不采用。", () => {
      set({ reductions });
      return Promise.resolve();
    });
  };
  const write = () => {
    set({ reductions: [blankReduction] });
    window.setTimeout(() => focus("reductions.0.category"));
  };
  return (
    <section className="set-box own-box" aria-label="减免">
      <div className="own-title">
        <h2>
          减免
          {isSample && <small className="own-sampled">照示例，未核对</small>}
        </h2>
        {form.reductions.length === 0 && (
          <Button size="small" onClick={write}>
            填写减免
          </Button>
        )}
        {isSample && (
          <div className="set-row">
            <Button size="small" onClick={() => said.agree([rule])}>
              与文件一致
            </Button>
            <Button size="small" title="文件里没有这一条，不采用" onClick={drop}>
              不采用
            </Button>
          </div>
        )}
      </div>
      {form.reductions.length > 0 && <Reductions form={form} words={words} set={set} />}
    </section>
  );
}

/** 其余规定. */
export function Rest({ form, words, standards }: Props) {
  const { said, opened, set } = standards;
  const rest = said.rules.filter((rule) => rule.is_rest && rule.key !== reduced);
  const open = (rule: FormRule, is: boolean) => opened.to(true, is ? rule.key : "");
  return (
    <section className="set-box own-box" aria-label="其余规定">
      <div className="own-title">
        <h2>
          {standards.told?.rest_said ?? "其余规定"}
          {standards.isBehind && <small className="own-checking">正在核对…</small>}
        </h2>
        <div className="set-row">
          {rest.some((rule) => rule.state === "sample") && (
            <Button size="small" loading={standards.clearing.isPending} onClick={() => standards.clear(true)}>
              没有核对的一律不采用
            </Button>
          )}
          <Button size="small" aria-expanded={opened.is} onClick={() => opened.to(!opened.is, "")}>
            {opened.is ? "收起其余规定" : "展开其余规定"}
          </Button>
        </div>
      </div>
      {opened.is && (
        <>
          <p>与文件不同的改过来；文件里没有的点「不采用」，结算不能没有的点「文件没写」，照这里写的办。</p>
          <ul className="own-rules">
            {rest.map((rule) => (
              <li key={rule.key}>
                <Rule rule={rule} isOpen={opened.key === rule.key} form={form} onOpen={(is) => open(rule, is)} onDrop={() => set(without(form, rule))} onAgree={() => said.agree([rule])} onUnwritten={() => standards.unwritten(rule)} onTakeBack={() => standards.lookAgain(rule)} />
                {opened.key === rule.key && <Fields rule={rule} form={form} words={words} set={set} />}
              </li>
            ))}
          </ul>
          {form.pools.length === 0 && <Pools form={form} words={words} set={set} />}
          <div className="own-grid">
            <Text place="name" label="口径名称（空着就用文号）" wide value={form.name} onValue={(name) => set({ name })} />
          </div>
        </>
      )}
    </section>
  );
}

type RuleProps = { rule: FormRule; form: ProfileForm; isOpen: boolean; onOpen: (is: boolean) => void; onDrop: () => void; onAgree: () => void; onUnwritten: () => void; onTakeBack: () => void };

function Rule({ rule, isOpen, onOpen, onDrop, onAgree, onUnwritten, onTakeBack }: RuleProps) {
  const { state, label, said } = rule;
  return (
    <div className="own-rule" data-state={state} data-rule={rule.key}>
      <b>{label}</b>
      <span>{state === "off" ? "不采用" : said}</span>
      <small>
        {state === "sample" && "照示例，未核对"}
        {state === "agreed" && "与文件一致"}
        {state === "unwritten" && "没有另填，照通常做法"}
      </small>
      <span className="own-acts">
        <span>
          {state === "sample" && (
            <Button type="link" size="small" onClick={onAgree}>
              与文件一致
            </Button>
          )}
          {(state === "agreed" || state === "unwritten") && (
            <Button type="link" size="small" onClick={onTakeBack}>
              再核对
            </Button>
          )}
        </span>
        <Button type="link" size="small" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {isOpen ? "收起" : state === "off" ? "填写" : "修改"}
        </Button>
        {rule.may_drop && state !== "off" && (
          <Button type="link" size="small" title="文件里没有这一条，不采用" onClick={onDrop}>
            不采用
          </Button>
        )}
        {!rule.may_drop && state === "sample" && (
          <Button type="link" size="small" title="文件里没有这一条，照这里写的办" onClick={onUnwritten}>
            文件没写
          </Button>
        )}
      </span>
    </div>
  );
}

/** The row a rule is about: 1 of `fees.1.lessons_max`. */
const rowOf = (rule: FormRule): number => Number(rule.place.split(".")[1]);

/** What the form is without a rule, whose paper has none. */
function without(form: ProfileForm, rule: FormRule): Partial<ProfileForm> {
  switch (rule.place.split(".")[0]) {
    case "fees":
      return { fees: form.fees.map((fee, at) => (at === rowOf(rule) ? { ...fee, lessons_max: "" } : fee)) };
    case "pools":
      return { pools: withRow(form.pools, rowOf(rule), null) };
    case "late_minutes":
      return { late_minutes: "", late_deduct: "" };
    case "pay_floor":
      return { pay_floor: "" };
    case "management_max":
      return { management_max: "" };
    case "earliest_end":
      return { earliest_end: "" };
    default:
      return {};
  }
}

type FieldsProps = { rule: FormRule; form: ProfileForm; words: ProfileWords; set: (part: Partial<ProfileForm>) => void };

function Fields({ rule, ...given }: FieldsProps) {
  const { form, words, set } = given;
  const at = rowOf(rule);
  switch (rule.place.split(".")[0]) {
    case "fees": {
      const fee = form.fees[at];
      return fee === undefined ? null : <FeeMore at={at} fee={fee} words={words} onFee={(to) => set({ fees: withRow(form.fees, at, to) })} />;
    }
    case "pools":
      return <Pools {...given} />;
    case "refund":
      return <Refund {...given} />;
    case "late_minutes":
      return <Late {...given} />;
    case "pay_floor":
      return <Floor {...given} />;
    case "management_max":
      return <Management {...given} />;
    case "remainder":
      return <Remainder {...given} />;
    case "days":
      return <Days {...given} />;
    case "free_kinds":
      return <Free {...given} />;
    default:
      return <Hours {...given} />;
  }
}

/** The rule among whose fields a place is; nothing where it is on the page anyway. */
export function ruleAt(rules: FormRule[], place: string): FormRule | undefined {
  const [field, row] = place.split(".");
  const among: Record<string, string> = { late_deduct: "late_minutes", refund_daily: "refund", extended_latest_end: "basic_latest_end" };
  const head = among[field ?? ""] ?? field;
  return rules.find((rule) => rule.is_rest && (row === undefined || head === "reductions" ? rule.place === head : rule.place.startsWith(`${head}.${row}.`)));
}
