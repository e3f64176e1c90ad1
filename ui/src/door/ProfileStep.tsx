// 政策口径: all that can be chosen, what the chosen one charges and pays in sentences, or one's own in a file.
import { Alert, App as AntApp, Button, Radio } from "antd";
import { office, noOf } from "../desk";
import type { ShippedProfile, Stage } from "../office";
import type { StepProps } from "./BeginSteps";

/** The choice of those who have only the paper. */
const BY_PAPER = "paper";

/** A file chosen stands below the shipped ones. */
export function ProfileStep({ start, typed, set, judging: { judged, judge } }: StepProps) {
  const { message } = AntApp.useApp();
  const told = start.profiles.find((profile) => profile.id === typed.profile) ?? judged.profile_shown;
  const isOwn = !start.profiles.some((profile) => profile.id === typed.profile);
  const choose = (profile: string, byPaper = false) => {
    set({ profile, byPaper });
    void judge({ profile });
  };
  const open = async () => {
    try {
      const file = await office("choose", { kind: "open", title: "选择口径文件", name: "", endings: ["toml"] });
      if (file !== null) choose(file);
    } catch (raw) {
      void message.error(noOf(raw).message, 6);
    }
  };
  return (
    <>
      <h1>收费和补助按什么标准？</h1>
      <p>收多少、最多收多少、教师每课时多少，各按哪个文件：这些合在一起叫「口径」。以后都可以改，已结算的月份不受影响。</p>
      <Radio.Group
        className="door-choices door-profiles"
        aria-label="政策口径"
        value={typed.byPaper ? BY_PAPER : typed.profile}
        onChange={(event) => (event.target.value === BY_PAPER ? choose(start.profiles[0]?.id ?? "", true) : choose(event.target.value as string))}
      >
        <Radio value={BY_PAPER} className="door-choice">
          <b>照手里的红头文件</b>
          <span>建好学校以后再填，「今天」会提醒</span>
        </Radio>
        {start.profiles.map((profile) => (
          <Radio key={profile.id} value={profile.id} className="door-choice">
            <Named profile={profile} />
          </Radio>
        ))}
        {isOwn && (
          <Radio value={typed.profile} className="door-choice">
            {judged.profile_shown === null ? <b>{typed.profile}</b> : <Named profile={judged.profile_shown} />}
          </Radio>
        )}
      </Radio.Group>
      <div>
        <Button onClick={() => void open()}>用别的学校给的标准文件</Button>
      </div>
      {typed.byPaper ? <p className="door-note">填好以前先按示例算。名册、点名、名单都不受影响；打印告家长书和结算之前会再提醒。</p> : told !== null && <Told profile={told} stage={typed.stage} />}
      {judged.profile !== null && <Alert type="warning" showIcon title={judged.profile} />}
    </>
  );
}

function Named({ profile }: { profile: ShippedProfile }) {
  return (
    <>
      <b>{profile.name}</b>
      <span>有效期 {profile.validity}</span>
    </>
  );
}

/** The one that is chosen is told whole below all that there are, with the prices of the school's own stage. */
function Told({ profile, stage }: { profile: ShippedProfile; stage: Stage }) {
  return (
    <section className="door-told" aria-label={`${profile.name}的内容`} tabIndex={0}>
      <h2>向家长收</h2>
      <ul>
        {profile.said[stage].map((said) => (
          <li key={said}>{said}</li>
        ))}
        {profile.said[stage].length === 0 && <li>这份口径没有写本学段的收费。</li>}
      </ul>
      <h2>给教师发</h2>
      <ul>
        {profile.pays.map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </section>
  );
}
