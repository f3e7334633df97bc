/** The accounts of a Mac. */
import { command, recipe } from '../recipe';
import { localUsersOfDscl } from './dscl';

const list = (folder: string, key: string) => command('/usr/bin/dscl', ['.', '-list', folder, key]);

export const localUsers = recipe({
  needs: {
    userIds: list('/Users', 'UniqueID'),
    primaryGroupIds: list('/Users', 'PrimaryGroupID'),
    groupIds: list('/Groups', 'PrimaryGroupID'),
    groupMembers: list('/Groups', 'GroupMembership'),
  },
  uses: {},
  read: (texts) => localUsersOfDscl(texts),
});
