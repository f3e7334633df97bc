/** What the REST calls work with. */
import type { CloudToDevice } from '../cloudToDevice';
import type { Configurations } from '../configurations';
import type { BulkOperations } from '../identities/bulkOperations';
import type { Identities } from '../identities/identities';
import type { Jobs } from '../jobs';
import type { Methods } from '../methods/methods';
import type { DeviceSide } from '../ports';
import type { Queries } from '../query/queries';
import type { Registry } from '../registry/registry';
import type { Sessions } from '../sessions';
import type { Twins } from '../twins/twins';

export interface HubRooms {
  readonly registry: Registry;
  readonly identities: Identities;
  readonly bulkOperations: BulkOperations;
  readonly twins: Twins;
  readonly sessions: Sessions;
  readonly cloudToDevice: CloudToDevice;
  readonly deviceSide: DeviceSide;
  readonly queries: Queries;
  readonly methods: Methods;
  readonly jobs: Jobs;
  readonly configurations: Configurations;
}
