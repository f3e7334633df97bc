/** A text editor for IoT Hub queries that marks mistakes while they are typed; a chunk of its own, loaded when first shown. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionStatus,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { type Diagnostic, lintGutter, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { mistakesIn, type QueryMistake } from '../../../preload/queryLanguage';
import { editorTheme } from '../jsonEditor/editorTheme';
import { pageNonce } from '../nonce';
import { completeQuery, type QueryVocabulary } from './completeQuery';
import { queryLanguage } from './queryLanguageSupport';

/** What the hub said about the text that was run. */
export interface RefusedQuery {
  readonly text: string;
  /** Counted from 0. */
  readonly position: number;
  readonly message: string;
}

interface QueryEditorProps {
  readonly text: string;
  readonly label: string;
  readonly describedBy: string;
  readonly placeholder: string;
  /** Marked as long as its text stands in the editor. */
  readonly refused: RefusedQuery | null;
  readonly vocabulary: QueryVocabulary;
  readonly wordsOf: (mistake: QueryMistake) => string;
  /** CodeMirror's own words in the language of the page, by their English originals. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  /** Escape, when no suggestions are open that it would close. */
  readonly onCancel: () => void;
}

const looks = EditorView.theme({
  '&': { minHeight: '7rem', maxHeight: '40vh' },
  '.cm-content': { minHeight: '7rem' },
  '.cm-scroller': { overflow: 'auto' },
  '.cm-placeholder': { color: 'inherit', opacity: '0.75' },
});

export default function QueryEditor(props: QueryEditorProps) {
  const { text, label, describedBy, refused, wordsOf } = props;
  const newest = useRef(props);
  newest.current = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const attributes = useRef(new Compartment());

  useEffect(() => {
    if (!place.current) return;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: newest.current.text,
        extensions: [
          EditorView.cspNonce.of(pageNonce(document)),
          lintGutter(),
          history(),
          queryLanguage,
          bracketMatching(),
          closeBrackets(),
          autocompletion({
            override: [(context) => completeQuery(context, newest.current.vocabulary)],
            icons: false,
          }),
          EditorState.phrases.of(newest.current.phrases),
          placeholder(newest.current.placeholder),
          EditorView.lineWrapping,
          editorTheme,
          looks,
          attributes.current.of([]),
          Prec.high(
            keymap.of([
              { key: 'Mod-Enter', run: () => answered(newest.current.onRun) },
              {
                key: 'Escape',
                run: ({ state }) => completionStatus(state) === null && answered(newest.current.onCancel),
              },
              { key: 'F8', run: nextDiagnostic },
            ]),
          ),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            const typed = update.state.doc.toString();
            if (update.docChanged && typed !== newest.current.text) newest.current.onChange(typed);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(
        // Without it Tab passes the editor by.
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-describedby': describedBy,
          tabindex: '0',
        }),
      ),
    });
  }, [label, describedBy]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    // An empty editor is no mistake yet.
    if (editor)
      editor.dispatch(
        setDiagnostics(editor.state, text.trim() === '' ? [] : marksOf(text, refused, wordsOf)),
      );
  }, [text, refused, wordsOf]);

  return <div ref={place} />;
}

function answered(run: () => void): true {
  run();
  return true;
}

function marksOf(
  text: string,
  refused: RefusedQuery | null,
  wordsOf: (mistake: QueryMistake) => string,
): readonly Diagnostic[] {
  const own = mistakesIn(text).map((mistake): Diagnostic => {
    const { from, to, severity } = mistake;
    return { from, to, severity, message: wordsOf(mistake) };
  });
  if (refused === null || refused.text !== text) return own;
  const from = Math.min(refused.position, Math.max(0, text.length - 1));
  const [word] = /^[\w$]+/.exec(text.slice(from)) ?? ['x'];
  const to = Math.min(text.length, from + word.length);
  return [...own, { from, to, severity: 'error', message: refused.message }];
}
