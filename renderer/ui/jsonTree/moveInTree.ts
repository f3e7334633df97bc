/** What a key does in a tree, as the ARIA Authoring Practices' tree view pattern has it. */
import type { JsonNode } from './jsonNodes';

export type TreeStep =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'setOpen'; readonly isOpen: boolean };

/** `nodes` are those on view, in order; null for a key that means nothing here. */
export function moveInTree(
  nodes: readonly JsonNode[],
  active: JsonNode,
  isOpen: boolean,
  key: string,
): TreeStep | null {
  const index = nodes.indexOf(active);
  const focus = (node: JsonNode | undefined): TreeStep | null =>
    node ? { kind: 'focus', key: node.key } : null;
  switch (key) {
    case 'ArrowDown':
      return focus(nodes[index + 1]);
    case 'ArrowUp':
      return index > 0 ? focus(nodes[index - 1]) : null;
    case 'Home':
      return focus(nodes[0]);
    case 'End':
      return focus(nodes.at(-1));
    case 'ArrowRight':
      if (active.childCount === null) return null;
      if (!isOpen) return { kind: 'setOpen', isOpen: true };
      return active.childCount > 0 ? focus(nodes[index + 1]) : null;
    case 'ArrowLeft':
      if (isOpen) return { kind: 'setOpen', isOpen: false };
      return active.parentKey === null ? null : { kind: 'focus', key: active.parentKey };
    case 'Enter':
    case ' ':
      return active.childCount === null ? null : { kind: 'setOpen', isOpen: !isOpen };
    default:
      return null;
  }
}
