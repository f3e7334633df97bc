/** The ports a Mac listens on. */
import { command, recipe } from '../recipe';
import { parseLsof } from './lsof';

/** Ends with 1 when nothing listens. */
export const listeningPorts = recipe({
  needs: {
    lsof: command('/usr/sbin/lsof', ['-nP', '-iTCP', '-sTCP:LISTEN', '-iUDP', '-F', 'pPn'], {
      asRoot: true,
      exitCodes: [1],
    }),
  },
  uses: {},
  read: ({ lsof }) => parseLsof(lsof),
});
