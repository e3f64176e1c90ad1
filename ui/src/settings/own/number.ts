// A 文号 has its year in 〔 〕 (GB/T 9704); keyboards have other brackets.

/** What is typed, with the brackets about its year as papers have them. */
export function numbered(typed: string): string {
  return typed.replace(/[[［(（【]((?:19|20)\d\d)[\]］)）】]/g, "〔$1〕");
}
