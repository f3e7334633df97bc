/** Hands events that come by themselves to one who takes them in turn. */

export interface EventQueue<Event> {
  push(event: Event): void;
  /** What is waiting is still handed out. */
  end(): void;
  events(): AsyncGenerator<Event, void, void>;
}

/** Bounded by its source: a diagnosis has a few events per check. */
export function createEventQueue<Event>(): EventQueue<Event> {
  const waiting: Event[] = [];
  let isOver = false;
  let wake = (): void => {};
  return {
    push: (event) => {
      waiting.push(event);
      wake();
    },
    end: () => {
      isOver = true;
      wake();
    },
    events: async function* () {
      for (;;) {
        const event = waiting.shift();
        if (event !== undefined) yield event;
        else if (isOver) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
