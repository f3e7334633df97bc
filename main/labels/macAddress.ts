/** Hardware addresses: one number, written in many ways. */

const forms = [
  /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i,
  /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i,
  /^[0-9a-f]{12}$/i,
];

/** The ways in which a tag may hold this address, that of the label first; nothing when it is none. */
export function waysToWriteMac(text: string): string[] {
  if (!forms.some((form) => form.test(text))) return [];
  const digits = text.replaceAll(/[^0-9a-f]/gi, '').toLowerCase();
  const pairs = digits.match(/../g) ?? [];
  const ways = [text, pairs.join(':'), pairs.join('-'), digits, (digits.match(/..../g) ?? []).join('.')];
  // The fleet is searched without regard to letter case.
  return ways.filter((way, index) => index === ways.findIndex((each) => sameLetters(each, way)));
}

function sameLetters(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
