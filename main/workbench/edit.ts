/** One edit applied to a draft; pure. */
import type { AgentFlavour, Generation, JsonValue, TwinEdit } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { Draft } from '../outbox';
import { fixedValues, parseJsonText } from '../security';

/**
 * JSON text that cannot be read is kept as typed and leaves the values as they were; a form edit is then refused with
 * DRAFT_INVALID, because applying it would throw the typed text away. A fix whose finding is gone changes nothing.
 */
export function applyEdit(
  generation: Generation,
  flavour: AgentFlavour,
  draft: Draft,
  edit: TwinEdit,
  editedAt: string,
): Draft {
  switch (edit.kind) {
    case 'json': {
      const parsed = parseJsonText(generation, edit.text);
      return {
        ...draft,
        editedAt,
        jsonText: edit.text,
        values: parsed.isReadable ? parsed.values : draft.values,
      };
    }
    case 'set':
      refuseOverUnreadableText(generation, draft);
      return { ...draft, editedAt, jsonText: null, values: { ...draft.values, [edit.property]: edit.value } };
    case 'fix': {
      refuseOverUnreadableText(generation, draft);
      const values = fixedValues(generation, draft.values, flavour, edit.id);
      if (values === null) return draft;
      return { ...draft, editedAt, jsonText: null, values: { ...values } };
    }
    case 'unset':
      refuseOverUnreadableText(generation, draft);
      return { ...draft, editedAt, jsonText: null, values: without(draft.values, edit.property) };
  }
}

function refuseOverUnreadableText(generation: Generation, draft: Draft): void {
  if (draft.jsonText !== null && !parseJsonText(generation, draft.jsonText).isReadable) {
    throw new ExpectedFailure('DRAFT_INVALID');
  }
}

function without(values: Draft['values'], property: string): Record<string, JsonValue> {
  const { [property]: _removed, ...rest } = values;
  return rest;
}
