/** Completion in the JSON editor: which names may stand in an object, and which values after a name. */
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { SyntaxNode } from '@lezer/common';

const longestParseMs = 200;

export interface NameOffer {
  readonly name: string;
  /** Said beside the name. */
  readonly words: string;
  /** JSON that is written after a new name. */
  readonly value: string;
}

export interface ValueOffer {
  readonly json: string;
  readonly words: string;
}

/** What may stand where; a path is the list of names around the place, the outermost first. */
export interface JsonVocabulary {
  namesAt(path: readonly string[]): readonly NameOffer[];
  /** `typed` is what stands there already, without quotes. */
  valuesAt(path: readonly string[], typed: string): readonly ValueOffer[];
}

export function completeJson(
  context: CompletionContext,
  vocabulary: JsonVocabulary,
): CompletionResult | null {
  const { state, pos } = context;
  // The editor parses in slices of time; on a busy machine the cursor's place may not have had its turn yet.
  const tree = ensureSyntaxTree(state, pos, longestParseMs) ?? syntaxTree(state);
  const node = tree.resolveInner(pos, -1);
  const typed = context.matchBefore(/"?[\w-]*/);
  if (!context.explicit && (typed === null || typed.text === '')) return null;
  return isAtName(node, state, pos)
    ? names(node, state, pos, typed?.from ?? pos, vocabulary)
    : values(node, state, pos, typed?.from ?? pos, vocabulary);
}

function names(
  node: SyntaxNode,
  state: EditorState,
  pos: number,
  from: number,
  vocabulary: JsonVocabulary,
): CompletionResult | null {
  const object = enclosing(node, 'Object');
  if (object === null) return null;
  const written = node.name === 'PropertyName' ? node : null;
  const present = new Set(namesIn(object, state, written));
  const offers = vocabulary.namesAt(pathOf(object, state)).filter(({ name }) => !present.has(name));
  if (offers.length === 0) return null;
  return {
    from: written?.from ?? from,
    to: written?.to ?? pos,
    options: offers.map((offer) => nameOption(offer, hasValue(written))),
  };
}

function nameOption({ name, words, value }: NameOffer, isRenamed: boolean): Completion {
  const quoted = JSON.stringify(name);
  return {
    label: quoted,
    displayLabel: name,
    detail: words,
    type: 'property',
    apply: isRenamed ? quoted : `${quoted}: ${value}`,
  };
}

function values(
  node: SyntaxNode,
  state: EditorState,
  pos: number,
  from: number,
  vocabulary: JsonVocabulary,
): CompletionResult | null {
  const property = enclosing(node, 'Property');
  if (property === null) return null;
  const written = scalars.has(node.name) ? node : null;
  const start = written?.from ?? from;
  const end = written?.to ?? pos;
  const typed = state.sliceDoc(start, pos).replaceAll('"', '');
  const offers = vocabulary.valuesAt(pathOf(property, state), typed);
  if (offers.length === 0) return null;
  return {
    from: start,
    to: end,
    // What is typed in words matches no label, and yet means one.
    filter: false,
    options: offers.map(({ json, words }) => ({
      label: json,
      detail: words,
      type: 'constant',
      apply: replaceWith(json),
    })),
  };
}

/** A quote that the editor closed by itself goes too. */
function replaceWith(json: string) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    view.dispatch({
      changes: { from, to, insert: json },
      selection: { anchor: from + json.length },
      annotations: pickedCompletion.of(completion),
    });
  };
}

const scalars = new Set(['String', 'Number', 'True', 'False', 'Null']);

/** Before a colon, or where no name has been written yet. */
function isAtName(node: SyntaxNode, state: EditorState, pos: number): boolean {
  if (node.name === 'PropertyName') return true;
  const property = enclosing(node, 'Property');
  const object = enclosing(node, 'Object');
  if (property === null || (object !== null && object.from > property.from)) return object !== null;
  // Behind the value of a complete property begins the next one.
  return !state.sliceDoc(property.from, pos).includes(':');
}

function enclosing(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let each: SyntaxNode | null = node; each !== null; each = each.parent) {
    if (each.name === name) return each;
  }
  return null;
}

function hasValue(name: SyntaxNode | null): boolean {
  return name?.nextSibling !== null && name?.nextSibling !== undefined;
}

function namesIn(object: SyntaxNode, state: EditorState, except: SyntaxNode | null): readonly string[] {
  return object.getChildren('Property').flatMap((property) => {
    const name = property.getChild('PropertyName');
    return name === null || name.from === except?.from ? [] : [textOf(name, state)];
  });
}

/** The names of the properties this node is in, itself included when it is one. */
function pathOf(node: SyntaxNode, state: EditorState): readonly string[] {
  const path: string[] = [];
  for (let each: SyntaxNode | null = node; each !== null; each = each.parent) {
    const name = each.name === 'Property' ? each.getChild('PropertyName') : null;
    if (name !== null) path.unshift(textOf(name, state));
  }
  return path;
}

function textOf(name: SyntaxNode, state: EditorState): string {
  return state.sliceDoc(name.from, name.to).replaceAll('"', '');
}
