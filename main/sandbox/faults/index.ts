/** Faults that tests and trainers inject into the embedded hub. */
export { fateOfCall } from './callFate';
export type { Fault, FaultEffect, FaultKind, FaultRequest } from './fault';
export { createFaults, type FaultSource, type Faults } from './faults';
export { forgetfulSide } from './forgetfulSide';
export { createGate, type Gate } from './gate';
export { refusingSends, refusingSide, type SendMessage } from './refusingSide';
export { openServerCertificates, type ServerCertificates } from './serverCertificates';
export { openStaleReading } from './staleReading';
