/** Failures a service expects and the contract declares; anything else thrown is a defect and gets an id. */

/** `code` is an error code the contract declares for the procedure, `data` what it declares for it. */
export class ExpectedFailure extends Error {
  readonly code: string;
  readonly data: unknown;

  constructor(code: string, data?: unknown, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ExpectedFailure';
    this.code = code;
    this.data = data;
  }
}
