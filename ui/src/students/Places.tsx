// A pupil's places in groups, term by term.
import { Empty } from "antd";
import { go } from "../address";
import type { TermPlaces } from "../asks";

/** The newest term first. */
export function Places({ terms }: { terms: TermPlaces[] }) {
  if (terms.length === 0) return <Empty className="pupil-empty" description="还没有报名。收到回执后，在「报名」里登记。" />;
  return (
    <div className="pupil-pad">
      {terms.map((term) => (
        <table key={term.term} className="plain-table">
          <caption>{term.term}</caption>
          <thead>
            <tr>
              <th scope="col">服务班</th>
              <th scope="col">类别</th>
              <th scope="col">星期</th>
              <th scope="col">起止</th>
              <th scope="col">状态</th>
              <th scope="col">回执编号</th>
            </tr>
          </thead>
          <tbody>
            {term.places.map((place, i) => (
              <tr key={i}>
                <td>
                  <button type="button" className="link" onClick={() => go("groups", [place.group_id])}>
                    {place.group}
                  </button>
                </td>
                <td>{place.kind_label}</td>
                <td>{place.weekdays}</td>
                <td className="number">{place.to === null ? `${place.from} 起` : `${place.from} 至 ${place.to}`}</td>
                <td>{place.is_now ? <span className="state-done">{place.state_label}</span> : place.state_label}</td>
                <td className="number">{place.slip_no === "" ? <span className="none">–</span> : place.slip_no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
