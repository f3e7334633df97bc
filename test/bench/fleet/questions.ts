/** What people look for, by kind; `{…}` is filled with another value in every round. */

export const questions: Readonly<Record<string, (round: number) => string>> = {
  everything: () => '',
  prefix: (round) => ['b', 'bi', 'lyon', 'porto-0', 'sevilla-00'][round % 5] ?? '',
  identifier: (round) => `bilbao-${padded(1 + round * 3)}-pump-${String(1 + round).padStart(3, '0')}`,
  endOfIdentifier: (round) => `meter-${String(11 + round).padStart(3, '0')}`,
  substring: (round) => ['0017', 'gateway-04', '-panel-1', 'valve-09', 'oto'][round % 5] ?? '',
  tag: (round) => `tag.location.city:${['Lyon', 'Bilbao', 'Porto'][round % 3]}`,
  site: (round) => `site:bilbao-${padded(1 + round)}`,
  combined: (round) => `site:lyon-${padded(1 + round)} module:none status:enabled`,
  verdict: (round) => `verdict:${['rejected', 'silent', 'drifting'][round % 3]} active:<${2 + round}d`,
  negated: (round) => `-module:none -status:disabled site:porto-${padded(1 + round)}`,
};

/** Prefixes and tags, which a hub can be asked for; a substring it cannot. */
export const hubQueries: readonly string[] = [
  "SELECT * FROM devices WHERE STARTSWITH(deviceId, 'bilbao-0003-pump')",
  "SELECT * FROM devices WHERE STARTSWITH(deviceId, 'lyon-0101')",
  "SELECT * FROM devices WHERE tags.site = 'porto-0007'",
  "SELECT * FROM devices WHERE tags.location.city = 'Lyon' AND status = 'disabled'",
  "SELECT * FROM devices WHERE tags.kind = 'gateway' AND tags.location.floor = 3",
];

function padded(number: number): string {
  return String(number).padStart(4, '0');
}
