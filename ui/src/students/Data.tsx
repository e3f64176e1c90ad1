// A pupil's own data and the people around it; each list is changed as a whole.
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { StudentPage } from "../asks";
import { useMay } from "../me";
import { GuardiansForm, PickupsForm, ReductionsForm } from "./lists";

type Editing = "guardians" | "pickups" | "reductions" | null;

/** Numbers and phones that the desk keeps back are said to be kept back. */
export function Data({ id, page }: { id: number; page: StudentPage }) {
  const [editing, setEditing] = useState<Editing>(null);
  const [mayGuardians, mayPickups, mayReductions] = [useMay("put_guardians"), useMay("put_pickups"), useMay("put_reductions")];
  const close = () => setEditing(null);
  const { student, guardians, pickups, reductions } = page;
  return (
    <div className="pupil-data">
      <Part title="资料">
        <dl className="pupil-facts">
          <Fact name="学籍号" value={student.student_code} />
          {page.sees_private && <Fact name="身份证件号" value={student.id_number} />}
          {page.sees_private && <Fact name="出生日期" value={page.born ?? ""} />}
          <Fact name="备注" value={student.note} />
          {page.charged_said !== "" && <Fact name="以前已收" value={page.charged_said} />}
        </dl>
        {!page.sees_private && <p className="form-note">证件号码、电话和减免只给教务、财务和校领导看。</p>}
      </Part>
      <Part title="监护人" onEdit={mayGuardians ? () => setEditing("guardians") : null} none="还没有登记监护人。">
        {guardians.map((each, i) => (
          <Person key={i} name={each.name} relation={each.relation} phone={each.phone} />
        ))}
      </Part>
      <Part title="接送人" onEdit={mayPickups ? () => setEditing("pickups") : null} none="没有另外登记接送人，由监护人接送。">
        {pickups.map((each, i) => (
          <Person key={i} name={each.name} relation={each.relation} phone={each.phone} note={each.day === "" ? "" : `只限 ${each.day}`} />
        ))}
      </Part>
      {reductions !== null && (
        <Part title="减免" onEdit={mayReductions ? () => setEditing("reductions") : null} none="没有减免。">
          {reductions.map((each, i) => (
            <li key={i}>
              <b>{each.category}</b> <span className="number">{each.to === "" ? `${each.from} 起` : `${each.from} 至 ${each.to}`}</span>
              {each.evidence !== "" && <span className="pupil-note">{each.evidence}</span>}
            </li>
          ))}
        </Part>
      )}
      {editing === "guardians" && <GuardiansForm id={id} rows={guardians} onClose={close} />}
      {editing === "pickups" && <PickupsForm id={id} rows={pickups} onClose={close} />}
      {editing === "reductions" && reductions !== null && <ReductionsForm id={id} rows={reductions} categories={page.categories} onClose={close} />}
    </div>
  );
}

type PartProps = { title: string; onEdit?: (() => void) | null; none?: string; children: ReactNode };

function Part({ title, onEdit, none, children }: PartProps) {
  const isEmpty = Array.isArray(children) && children.length === 0;
  return (
    <section className="pupil-part">
      <h2>
        {title}
        {onEdit !== undefined && onEdit !== null && (
          <Button size="small" onClick={onEdit} aria-label={`修改${title}`}>
            修改
          </Button>
        )}
      </h2>
      {none === undefined ? children : isEmpty ? <p className="form-note">{none}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{value === "" ? <span className="none">没有登记</span> : value}</dd>
    </div>
  );
}

function Person({ name, relation, phone, note }: { name: string; relation: string; phone: string; note?: string }) {
  return (
    <li>
      <b>{name === "" ? "（没有姓名）" : name}</b> {relation !== "" && <span>{relation}</span>} <span className="number">{phone}</span>
      {note !== undefined && note !== "" && <span className="pupil-note">{note}</span>}
    </li>
  );
}
