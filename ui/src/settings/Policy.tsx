// The policy profile the school goes by: its standards and papers, what needs a look, and those adopted before.
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { go, href, useAddress } from "../address";
import type { AdoptionList } from "../asks";
import { ask, type No, office } from "../desk";
import { useMay } from "../me";
import { later } from "../parts/later";
import { NoAlert, NoShown } from "../parts/NoShown";
import { SampleProfile } from "../parts/SampleProfile";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { Adopt } from "./Adopt";
import { ToCheck } from "./Changes";

const OwnPolicy = later(() => import("./own/OwnPolicy"), <Waiting what="正在打开" />);

/** 政策口径, or the form of the school's own standards. */
export default function Policy() {
  const own = useAddress().parts[1] === "own";
  const may = useMay("profile_form");
  return own && may ? <OwnPolicy /> : <Standing />;
}

function Standing() {
  const list = useAsk("adoptions", {});
  const [adopting, setAdopting] = useState(false);
  const mayAdopt = useMay("adopt_profile");
  if (list.isPending) return <Waiting what="正在读取政策口径" />;
  if (list.isError) return <NoShown no={list.error} again={() => void list.refetch()} />;
  const { now, papers, warnings, stage, sample, unchecked, unwritten } = list.data;
  return (
    <>
      <section className="set-box" aria-label="现在的口径">
        <h2>{now === null ? "今天没有生效的口径" : now.name}</h2>
        {now !== null && (
          <>
            <dl className="set-facts">
              <dt>有效期</dt>
              <dd>{now.validity}</dd>
              <dt>依据的文件</dt>
              <dd>{[...new Set([...papers, now.pay_basis])].filter((paper) => paper !== "").join("；")}</dd>
            </dl>
            <p className="set-plain">收费</p>
            <ul className="set-list">
              {now.said[stage].map((said) => (
                <li key={said}>{said}</li>
              ))}
            </ul>
            <p className="set-plain">补助</p>
            <ul className="set-list">
              {now.pays.map((said) => (
                <li key={said}>{said}</li>
              ))}
              {now.pay_basis !== "" && <li>依据：{now.pay_basis}</li>}
            </ul>
            {now.reductions.length > 0 && (
              <>
                <p className="set-plain">减免</p>
                <ul className="set-list">
                  <li>{now.reductions.join("；")}</li>
                </ul>
              </>
            )}
            <p>
              退费和每条标准的到期情况见<a className="in-text" href={href("fees", ["policies"])}>收费标准</a>。
            </p>
          </>
        )}
        <SampleProfile said={sample} atHome />
        <Folded said={`有 ${unchecked.length} 条仍是示例里的数，没有照文件核对`} rules={unchecked} />
        <Folded said={`有 ${unwritten.length} 条没有另填，照通常做法`} rules={unwritten} />
        <ToCheck warnings={warnings} />
        {mayAdopt && (
          <div className="set-row">
            <Button type={sample === null ? "default" : "primary"} onClick={() => go("settings", ["policy", "own"])}>
              {sample === null ? (unchecked.length > 0 ? "核对和修改标准" : "修改标准") : "填写本地标准"}
            </Button>
            <Button onClick={() => setAdopting(true)}>换用另一份口径</Button>
            {now !== null && sample === null && <SaveFile name={now.name} />}
          </div>
        )}
      </section>
      <Before list={list.data} mayTakeBack={mayAdopt} />
      {adopting && <Adopt list={list.data} onDone={() => setAdopting(false)} />}
    </>
  );
}

function Folded({ said, rules }: { said: string; rules: string[] }) {
  if (rules.length === 0) return null;
  return (
    <details>
      <summary>{said}</summary>
      <ul className="set-list">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </details>
  );
}

/** The standards as a file, for another school that goes by the same papers. */
function SaveFile({ name }: { name: string }) {
  const save = useMutation<string | null, No>({
    mutationFn: async () => {
      const out = await office("choose", { kind: "save", title: "存成口径文件", name: `${name}.toml`, endings: ["toml"] });
      return out === null ? null : (await ask("save_profile", { out })).path;
    },
  });
  return (
    <>
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        存成文件
      </Button>
      {save.data !== undefined && save.data !== null && <span className="set-good">已存到 {save.data}，别的学校可以用「用自己的口径文件」换上。</span>}
      {save.isError && <NoAlert no={save.error} onClose={() => save.reset()} />}
    </>
  );
}

/** All that were adopted; the newest can be taken back while nothing was settled by it. */
function Before({ list, mayTakeBack }: { list: AdoptionList; mayTakeBack: boolean }) {
  const takeBack = useChange("take_back_profile");
  if (list.adopted.length < 2) return null;
  return (
    <section className="set-box" aria-label="采用过的口径">
      <h2>采用过的口径</h2>
      <table className="set-table">
        <thead>
          <tr>
            <th>口径</th>
            <th>在本校有效</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {list.adopted.map((one, i) => (
            <tr key={one.id}>
              <td>{one.name}</td>
              <td>{one.validity}</td>
              <td>
                {one.in_force && <span className="set-good">今天按它</span>} {one.replaced}
                {!one.in_force && one.replaced === "" && "–"}
                {i === 0 && mayTakeBack && (
                  <Button type="link" loading={takeBack.isPending} onClick={() => takeBack.mutate({ id: one.id })}>
                    撤销这次换用
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {takeBack.isError && <NoAlert no={takeBack.error} onClose={() => takeBack.reset()} />}
    </section>
  );
}

