/** What main and the label reader's worker thread say to each other. */
import type { ReadLabel } from '../../preload/contract';
import type { Picture } from './picture';
import type { Effort } from './reading';

export interface ReadingRequest {
  readonly id: number;
  readonly picture: Picture;
  readonly effort: Effort;
}

export type ReadingAnswer =
  | { readonly id: number; readonly kind: 'read'; readonly labels: readonly ReadLabel[] }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
