/** Queries as clients send them, with a few places changed, for fuzzing whoever reads them. */
import fc from 'fast-check';

/** The first is the shape of Azure/azure-iot-explorer's device list, the second of this app's own. */
const real = [
  "SELECT deviceId as DeviceId, statusUpdatedTime as StatusUpdatedTime, capabilities.iotEdge as IotEdge FROM devices WHERE STARTSWITH(devices.deviceId, 'd')",
  'SELECT deviceId, status, connectionState, tags.site AS site FROM devices',
  "SELECT * FROM devices WHERE tags.site = 'Bilbao' AND properties.reported.n >= 0x1F OR NOT IS_DEFINED(tags.n)",
  'SELECT TOP 5 deviceId FROM devices WHERE (tags.n + 1) * 2 % 3 = 0 AND tags.site NIN ["León", null, -1.5e3]',
  'SELECT tags.site, COUNT() AS n, AVG(tags.n) AS mean FROM devices GROUP BY tags.site',
  "SELECT * FROM devices.jobs WHERE devices.jobs.jobId = 'job' AND devices.jobs.status <> 'completed'",
  "SELECT * FROM devices.modules WHERE configurations.[[a b]].status = 'Applied' AND LENGTH(moduleId) > 3",
];
const words = [...new Set(real.join(' ').split(/(\s+|[(),.[\]'"=<>])/))].filter((word) => word !== '');

const edit = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('insert', 'remove', 'replace'),
  word: fc.constantFrom(...words),
});

export const mutatedQueries = fc
  .tuple(fc.constantFrom(...real), fc.array(edit, { maxLength: 4 }))
  .map(([query, edits]) =>
    edits.reduce((text, { at, how, word }) => {
      const place = at % (text.length + 1);
      const rest = text.slice(how === 'insert' ? place : place + word.length);
      return `${text.slice(0, place)}${how === 'remove' ? '' : word}${rest}`;
    }, query),
  );
