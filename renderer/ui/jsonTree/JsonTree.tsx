/** A JSON object as a tree that opens and closes by keyboard and by pointer. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { JsonObject } from '../../../preload/contract';
import { firstLevelKeys, type JsonNode, visibleNodes } from './jsonNodes';
import { moveInTree } from './moveInTree';

const useStyles = makeStyles({
  tree: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
  },
  node: {
    display: 'flex',
    alignItems: 'flex-start',
    paddingBlock: '4px',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'default',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      // In high contrast the background turns light, where the texts' own colours cannot be read.
      '& *': { color: tokens.colorNeutralForeground1Hover },
    },
  },
  sign: { flexShrink: 0, width: '20px', height: '20px', display: 'inline-flex', alignItems: 'center' },
  name: { color: tokens.colorNeutralForeground2 },
  count: { ...typographyStyles.caption1, lineHeight: '20px', color: tokens.colorNeutralForeground3 },
});

interface JsonTreeProps {
  readonly label: string;
  readonly value: JsonObject;
}

export function JsonTree({ label, value }: JsonTreeProps) {
  const styles = useStyles();
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(firstLevelKeys(value)));
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const nodes = visibleNodes(value, opened);
  const active = nodes.find(({ key }) => key === activeKey) ?? nodes[0];

  function setOpen(key: string, isOpen: boolean): void {
    setOpened((before) => new Set(isOpen ? [...before, key] : [...before].filter((each) => each !== key)));
  }

  function handleKey(event: KeyboardEvent): void {
    if (active === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = moveInTree(nodes, active, opened.has(active.key), event.key);
    if (step === null) return;
    event.preventDefault();
    if (step.kind === 'setOpen') setOpen(active.key, step.isOpen);
    else focusNode(step.key);
  }

  function focusNode(key: string): void {
    setActiveKey(key);
    const index = nodes.findIndex((node) => node.key === key);
    const element = tree.current?.children[index];
    if (element instanceof HTMLElement) element.focus();
  }

  return (
    <div ref={tree} role="tree" aria-label={label} className={styles.tree} onKeyDown={handleKey}>
      {nodes.map((node) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its nodes.
        <div
          key={node.key}
          role="treeitem"
          aria-level={node.level}
          aria-posinset={node.position}
          aria-setsize={node.siblingCount}
          aria-expanded={node.childCount === null ? undefined : opened.has(node.key)}
          aria-selected={node.key === active?.key}
          tabIndex={node.key === active?.key ? 0 : -1}
          className={styles.node}
          style={{ paddingInlineStart: `${(node.level - 1) * 20}px` }}
          onClick={() => {
            focusNode(node.key);
            if (node.childCount !== null) setOpen(node.key, !opened.has(node.key));
          }}
          onFocus={() => setActiveKey(node.key)}
        >
          <span className={styles.sign} aria-hidden>
            {node.childCount === null ? null : opened.has(node.key) ? (
              <ChevronDown16Regular />
            ) : (
              <ChevronRight16Regular />
            )}
          </span>
          <span>
            <span className={styles.name}>{node.name}: </span>
            <NodeValue node={node} className={styles.count} />
          </span>
        </div>
      ))}
    </div>
  );
}

function NodeValue({ node: { value, childCount }, className }: { node: JsonNode; className: string }) {
  if (childCount === null) return JSON.stringify(value);
  return <span className={className}>{Array.isArray(value) ? `[${childCount}]` : `{${childCount}}`}</span>;
}
