/** Runs one call at a time and, when more were asked for meanwhile, only the newest of them. */

/**
 * Returns a function that asks for `call(input)`. While a call runs, newer inputs replace each other; when it ends,
 * `take` gets its answer and the newest input follows. So a slow answer never piles up calls behind it.
 */
export function latestWins<Input, Output>(
  call: (input: Input) => Promise<Output>,
  take: (input: Input, output: Output) => void,
  fail: (error: unknown) => void,
): (input: Input) => void {
  let isRunning = false;
  let waiting: { readonly input: Input } | null = null;

  async function run(first: Input): Promise<void> {
    isRunning = true;
    let next: { readonly input: Input } | null = { input: first };
    while (next !== null) {
      const { input }: { readonly input: Input } = next;
      try {
        take(input, await call(input));
      } catch (error) {
        fail(error);
      }
      next = waiting;
      waiting = null;
    }
    isRunning = false;
  }

  return (input) => {
    if (isRunning) waiting = { input };
    else void run(input);
  };
}
