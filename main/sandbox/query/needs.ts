/** What of a twin a query looks at, so that a scan reads no more of every twin. */
import type { RecordPart } from '../registry/record';
import { partsOf } from './expressions';
import { rootFieldNamed } from './fields';
import type { Expression, Path, Query } from './syntax';

/** What the condition looks at. */
export function neededByCondition(where: Expression | null): ReadonlySet<RecordPart> {
  return new Set(where ? pathsIn(where).flatMap(partsBehind) : []);
}

/** What condition, projection and grouping look at; null for everything. */
export function neededBy({ where, select, groupBy }: Query): ReadonlySet<RecordPart> | null {
  if (select === null) return null;
  const shown = select.flatMap(({ path }) => (path ? [path] : []));
  const paths = [...(where ? pathsIn(where) : []), ...shown, ...(groupBy ? [groupBy] : [])];
  return new Set(paths.flatMap(partsBehind));
}

function pathsIn(expression: Expression): readonly Path[] {
  return expression.kind === 'path' ? [expression.path] : partsOf(expression).flatMap(pathsIn);
}

function partsBehind([root = '', section, key]: Path): readonly RecordPart[] {
  switch (rootFieldNamed(root)) {
    case 'deviceId':
    case 'moduleId':
    case 'connectionState':
    case 'cloudToDeviceMessageCount':
    case 'configurations':
      return [];
    case 'tags':
      return ['tags'];
    case 'authenticationType':
    case 'x509Thumbprint':
      return ['authentication'];
    case 'properties':
      return partsOfProperties(section, key);
    default:
      return ['state'];
  }
}

function partsOfProperties(section: string | undefined, key: string | undefined): readonly RecordPart[] {
  const isWithMetadata = key === undefined || key === '$metadata';
  switch (section) {
    case 'desired':
      return isWithMetadata ? ['desired', 'desiredMetadata'] : ['desired'];
    case 'reported':
      return isWithMetadata ? ['reported', 'reportedMetadata'] : ['reported'];
    case undefined:
      return ['desired', 'desiredMetadata', 'reported', 'reportedMetadata'];
    default:
      return [];
  }
}
