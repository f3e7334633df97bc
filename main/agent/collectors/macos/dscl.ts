/** Reads the lists of users and groups that `dscl` prints on macOS. */
import type { LocalUser } from '../../../security';

export interface DsclLists {
  /** `dscl . -list /Users UniqueID` */
  readonly userIds: string;
  /** `dscl . -list /Users PrimaryGroupID` */
  readonly primaryGroupIds: string;
  /** `dscl . -list /Groups PrimaryGroupID` */
  readonly groupIds: string;
  /** `dscl . -list /Groups GroupMembership` */
  readonly groupMembers: string;
}

export function localUsersOfDscl(lists: DsclLists): LocalUser[] {
  const groupIds = rowsOf(lists.groupIds);
  const members = rowsOf(lists.groupMembers);
  const primary = rowsOf(lists.primaryGroupIds);
  return [...rowsOf(lists.userIds)].map(([userName, userId]) => {
    const ownId = primary.get(userName) ?? '';
    const ownName = [...groupIds].find(([, id]) => id === ownId)?.[0] ?? ownId;
    const others = [...members]
      .filter(([name, users]) => name !== ownName && users.split(/\s+/).includes(userName))
      .map(([name]) => name);
    return {
      UserName: userName,
      UserId: userId,
      GroupNames: [ownName, ...others].join(';'),
      GroupIds: [ownId, ...others.map((name) => groupIds.get(name) ?? '')].join(';'),
    };
  });
}

/** Name, blanks, value. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const match = /^(\S+)\s+(.+?)\s*$/.exec(line);
      return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], match[2]]];
    }),
  );
}
