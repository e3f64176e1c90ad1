// What the files end in that bring a newer program.

/** Without the dot. */
export const updateEnding = "kehou-update";
