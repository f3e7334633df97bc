/** The one live region of the window: speaks what is announced, shows nothing. */
import { useStore } from 'zustand';
import { announcements } from './announcements';
import { VisuallyHidden } from './VisuallyHidden';

export function LiveRegion() {
  const { sequence, text, isUrgent } = useStore(announcements);
  const words = text === '' ? null : <span key={sequence}>{text}</span>;
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {isUrgent ? null : words}
      </div>
      <div role="alert" aria-live="assertive">
        {isUrgent ? words : null}
      </div>
    </VisuallyHidden>
  );
}
