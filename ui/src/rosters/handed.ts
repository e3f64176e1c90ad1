// The pupil whose cell of a month sheet was pressed, for the roll call that opens: a name has no place in an address. What is handed is typed there as it stands.
let name = "";

/** Hands a name over. */
export function hand(to: string): void {
  name = to;
}

/** Takes it, once. */
export function handed(): string {
  const taken = name;
  name = "";
  return taken;
}
