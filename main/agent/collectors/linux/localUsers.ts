/** The accounts of a Linux machine. */
import { file, recipe } from '../recipe';
import { localUsersOf } from './passwd';

export const localUsers = recipe({
  needs: { passwd: file('/etc/passwd'), group: file('/etc/group') },
  uses: {},
  read: ({ passwd, group }) => localUsersOf(passwd, group),
});
