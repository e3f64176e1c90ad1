// What is asked ahead of the door is answered once it is open, and forgotten where it stays shut.
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import { askAhead } from "./ahead";

const desk = vi.hoisted(() => ({ open: false, asked: [] as string[], state: "open" }));

vi.mock("./desk", () => ({
  ask: (what: string) => {
    desk.asked.push(what);
    return desk.open ? Promise.resolve(`${what} told`) : Promise.reject(new Error("shut"));
  },
  office: () =>
    new Promise((told) =>
      setTimeout(() => {
        desk.open = desk.state === "open";
        told({ state: desk.state });
      }, 5),
    ),
}));

beforeEach(() => Object.assign(desk, { open: false, asked: [], state: "open" }));

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });

it("asks again what came before the door had opened", async () => {
  const answers = client();
  await askAhead(answers, "today");
  await vi.waitFor(() => expect(answers.getQueryData(["today", {}])).toBe("today told"));
  expect(answers.getQueryData(["school", {}])).toBe("school told");
  expect(desk.asked).toEqual(["school", "me", "today", "school", "me", "today"]);
});

it("keeps nothing behind a door that is shut", async () => {
  desk.state = "shut";
  const answers = client();
  await askAhead(answers, undefined);
  expect(answers.getQueryState(["school", {}])).toBeUndefined();
  expect(desk.asked).toEqual(["school", "me"]);
});
