/** A text editor for JSON that marks problems in place; it is a chunk of its own, loaded when first shown. */
import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { type Diagnostic, lintGutter, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { pageNonce } from '../nonce';
import { completeJson, type JsonVocabulary } from './completion';
import { editorTheme } from './editorTheme';

/** Positions in characters from the start of the text. */
export interface MarkedProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** What one click does about it; null when there is nothing. */
  readonly fix: { readonly words: string; readonly run: () => void } | null;
}

interface JsonEditorProps {
  readonly text: string;
  readonly label: string;
  /** The element that explains the editor. */
  readonly describedBy: string;
  /** What is wrong with `checkedText`; drawn only while that is the text in the editor. */
  readonly problems: readonly MarkedProblem[];
  readonly checkedText: string;
  /** What completion offers. */
  readonly vocabulary: JsonVocabulary;
  /** CodeMirror's own words in the language of the page, by their English originals. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}

export default function JsonEditor(props: JsonEditorProps) {
  const { text, label, describedBy, problems, checkedText } = props;
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
          lineNumbers(),
          lintGutter(),
          history(),
          json(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({
            override: [(context) => completeJson(context, newest.current.vocabulary)],
            icons: false,
          }),
          EditorState.phrases.of(newest.current.phrases),
          highlightActiveLine(),
          EditorView.lineWrapping,
          editorTheme,
          attributes.current.of([]),
          keymap.of([
            { key: 'F8', run: nextDiagnostic },
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            const typed = update.state.doc.toString();
            if (update.docChanged && typed !== newest.current.text) newest.current.onChange(typed);
          }),
          EditorView.domEventHandlers({ blur: () => newest.current.onLeave() }),
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
    if (!editor || editor.state.doc.toString() !== checkedText) return;
    const { length } = editor.state.doc;
    const marks = problems.map(
      ({ from, to, severity, message, fix }): Diagnostic => ({
        from: Math.min(from, length),
        to: Math.min(Math.max(from, to), length),
        severity,
        message,
        actions: fix === null ? [] : [{ name: fix.words, apply: fix.run }],
      }),
    );
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [problems, checkedText]);

  return <div ref={place} />;
}
