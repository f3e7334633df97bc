/** What the control interface serves: one file for each collection, all of this shape. */

export interface ControlCall {
  readonly method: string;
  /** What follows the collection in the path. */
  readonly id: string | null;
  /** Read when it is wanted. */
  body(): Promise<Buffer>;
}

export interface ControlAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Fails with a HubError for what cannot be done. */
export type ControlCollection = (call: ControlCall) => Promise<ControlAnswer>;

export const notAllowed: ControlAnswer = {
  status: 405,
  body: { message: 'GET, POST and DELETE are served.' },
};
export const notThere: ControlAnswer = {
  status: 404,
  body: { message: 'There is nothing at this address.' },
};
