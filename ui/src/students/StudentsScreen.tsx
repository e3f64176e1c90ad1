// 学生: the list, and one pupil's page under its number.
import type { ScreenProps } from "../screens";
import "./students.css";
import { PupilPage } from "./PupilPage";
import { StudentList } from "./StudentList";

/** `#/students`, `#/students/new` and `#/students/17`. */
export default function StudentsScreen({ school, address }: ScreenProps) {
  const part = address.parts[0];
  const id = Number(part);
  if (part !== undefined && Number.isInteger(id)) return <PupilPage key={id} id={id} today={school.today} />;
  return <StudentList adding={part === "new"} />;
}
