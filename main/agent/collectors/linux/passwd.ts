/** Reads /etc/passwd and /etc/group (passwd(5), group(5)). */
import type { LocalUser } from '../../../security';

interface Group {
  readonly name: string;
  readonly id: string;
  readonly members: readonly string[];
}

/** The user's own group first, then the others in the file's order. A group without a name shows its number. */
export function localUsersOf(passwdText: string, groupText: string): LocalUser[] {
  const groups = recordsOf(groupText, 4).map(
    ([name = '', , id = '', members = '']): Group => ({
      name,
      id,
      members: members.split(',').filter((member) => member !== ''),
    }),
  );
  return recordsOf(passwdText, 7).map(([userName = '', , userId = '', ownGroupId = '']) => {
    const own = groups.find(({ id }) => id === ownGroupId) ?? { name: ownGroupId, id: ownGroupId };
    const others = groups.filter(({ id, members }) => id !== ownGroupId && members.includes(userName));
    const all = [own, ...others];
    return {
      UserName: userName,
      UserId: userId,
      GroupNames: all.map(({ name }) => name).join(';'),
      GroupIds: all.map(({ id }) => id).join(';'),
    };
  });
}

/** User id to name. */
export function userNamesOf(passwdText: string): ReadonlyMap<string, string> {
  return new Map(recordsOf(passwdText, 7).map(([userName = '', , userId = '']) => [userId, userName]));
}

/** Name to user id. */
export function userIdsOf(passwdText: string): ReadonlyMap<string, string> {
  return new Map(recordsOf(passwdText, 7).map(([userName = '', , userId = '']) => [userName, userId]));
}

/** Lines with that many fields and a number where the id is; comments and NIS markers are passed over. */
function recordsOf(text: string, fieldCount: number): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim().split(':'))
    .filter((fields) => fields.length === fieldCount && /^\d+$/.test(fields[2] ?? '') && fields[0] !== '');
}
