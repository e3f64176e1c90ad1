// Deciding proposals: all of a kind, then single ones otherwise.
import { expect, test } from "vitest";
import { decideAll, decideOne, saidOf } from "./proposals";

test("one pupil is decided otherwise than all, and back again", () => {
  const all = decideAll(null, "leaves", true);
  expect(all.leaves).toEqual({ accept: true, except: [] });
  const one = decideOne(all, "leaves", 7, false);
  expect(one.leaves).toEqual({ accept: true, except: [7] });
  expect(decideOne(one, "leaves", 7, false).leaves.except).toEqual([7]);
  expect(decideOne(one, "leaves", 7, true).leaves.except).toEqual([]);
  expect(one.moves).toEqual({ accept: true, except: [] });
  expect(decideAll(one, "leaves", false).leaves).toEqual({ accept: false, except: [] });
});

test("the head says how many are accepted", () => {
  expect(saidOf("leaves", { count: 3, accepted: 2, is_part: false, rows: [] })).toBe("这些在校学生的班级在名单里，名单里没有他们。共 3 人，其中 2 人离校。");
  expect(saidOf("leaves", { count: 29, accepted: 0, is_part: true, rows: [] })).toContain("像是补充名单");
});
