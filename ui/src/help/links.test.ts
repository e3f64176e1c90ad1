// Links of the handbook and codes of refusals lead to a page and a part.
import { expect, test } from "vitest";
import { placeOf, read } from "./links";

test.each([
  ["pay.md#jiesuan", { page: "pay", part: "jiesuan" }],
  ["pay#jiesuan", { page: "pay", part: "jiesuan" }],
  ["imports.md", { page: "imports", part: "" }],
])("%s is read", (link, place) => {
  expect(read(link)).toEqual(place);
});

test("a refusal has its place, a fault of the machine has none", () => {
  expect(placeOf("stale")).toEqual({ page: "pay", part: "gaile" });
  expect(placeOf("disk_full")).toBeNull();
});
