// Figures as the office writes them: fen as yuan, counts with thin groups.
import { expect, test } from "vitest";
import { count, yuan } from "./text";

test.each([
  [0, "0.00"],
  [5, "0.05"],
  [99, "0.99"],
  [100, "1.00"],
  [123450, "1,234.50"],
  [100000000, "1,000,000.00"],
  [-1400, "−14.00"],
  [-5, "−0.05"],
])("%i fen are %s", (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

test.each([
  [0, "0"],
  [999, "999"],
  [1240, "1 240"],
  [1234567, "1 234 567"],
])("%i stands as %s", (number, text) => {
  expect(count(number)).toBe(text);
});
