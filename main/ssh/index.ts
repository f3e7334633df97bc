/** The device at hand over SSH. */
export { agentSocketOf } from './agentSocket';
export { createSshService, type SshService, type SshServicePorts } from './service';
