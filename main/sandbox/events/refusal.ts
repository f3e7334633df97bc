/** What the events endpoint refuses, by the conditions of Event Hubs (@azure/core-amqp errors.ts), which IoT Hub's own do not cover. */

const statuses = {
  'amqp:not-found': 404,
  'amqp:unauthorized-access': 401,
  'amqp:link:stolen': 410,
  'amqp:resource-limit-exceeded': 403,
  'com.microsoft:argument-error': 400,
  'com.microsoft:argument-out-of-range': 400,
} as const;

export class EventsRefusal extends Error {
  readonly condition: keyof typeof statuses;
  /** As an answer of `$management` has it. */
  readonly status: number;

  constructor(condition: keyof typeof statuses, message: string) {
    super(message);
    this.condition = condition;
    this.status = statuses[condition];
  }
}
