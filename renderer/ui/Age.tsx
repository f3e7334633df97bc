/** How long ago something was, ticking; the exact time stands in its tooltip. */
import { useFormat } from '../text/useFormat';
import { useTicking } from './clock';

export function Age({ since }: { since: string }) {
  return (
    <time dateTime={since} title={useFormat().dateTime(since)}>
      {useAge(since)}
    </time>
  );
}

/** The age as words, for a sentence around it. */
export function useAge(since: string): string {
  const format = useFormat();
  return useTicking((nowMs) => format.age(since, nowMs));
}
