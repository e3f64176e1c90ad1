// The way from a refusal to the page of the handbook that explains it.

/** `code` is the refusal's. */
export function HelpLink({ code }: { code: string }) {
  return code === "" ? null : null;
}
