/** The local accounts of a Windows machine and their groups. */
import { z } from 'zod';
import type { LocalUser } from '../../../security';
import { recipe } from '../recipe';
import { parseJson, powershell } from './programs';

/** Groups whose members cannot be read (orphaned identifiers) are left out, as is their error. */
export const localUsers = recipe({
  needs: {
    accounts: powershell(`
$groups = @(Get-LocalGroup | ForEach-Object {
  $members = @(Get-LocalGroupMember -SID $_.SID -ErrorAction SilentlyContinue | ForEach-Object { $_.SID.Value })
  [pscustomobject]@{ name = $_.Name; id = $_.SID.Value; members = $members }
})
$users = @(Get-LocalUser | ForEach-Object { [pscustomobject]@{ name = $_.Name; id = $_.SID.Value } })
ConvertTo-Json -Compress -Depth 4 -InputObject ([pscustomobject]@{ users = $users; groups = $groups })`),
  },
  uses: {},
  read: ({ accounts }) => parseWindowsUsers(accounts),
});

const answer = z.object({
  users: z.array(z.object({ name: z.string(), id: z.string() })),
  groups: z.array(z.object({ name: z.string(), id: z.string(), members: z.array(z.string()) })),
});

/** Throws when the text is not what the script prints. */
export function parseWindowsUsers(text: string): LocalUser[] {
  const { users, groups } = answer.parse(parseJson(text));
  return users.map(({ name, id }) => {
    const own = groups.filter(({ members }) => members.includes(id));
    return {
      UserName: name,
      UserId: id,
      GroupNames: own.map((group) => group.name).join(';'),
      GroupIds: own.map((group) => group.id).join(';'),
    };
  });
}
