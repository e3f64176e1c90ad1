// Figures as the office writes them; nothing is reckoned here, only written.

/** 123450 fen → 1,234.50. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? "−" : "";
  const whole = Math.abs(fen);
  return `${sign}${Math.floor(whole / 100).toLocaleString("en-US")}.${String(whole % 100).padStart(2, "0")}`;
}

/** 12345 → 12 345, as counts stand in sentences. */
export function count(number: number): string {
  return number.toLocaleString("en-US").replaceAll(",", " ");
}
