/** How the person wants to see the fleet; kept by main, and shown at once. */
import { useCallback, useMemo, useState } from 'react';
import type { FleetColumnView, FleetView } from '../../../../preload/contract';
import { useApplication, useProgram } from '../../../app/application';
import { type ShownColumn, shownColumns, withWidth } from './columnIds';

export interface FleetViewActions {
  readonly view: FleetView;
  readonly columns: readonly ShownColumn[];
  change(part: Partial<FleetView>): void;
  /** While an edge is dragged the width is only shown; when it is let go it is kept. */
  resize(columnId: string, widthPx: number, isFinal: boolean): void;
}

export function useFleetView(): FleetViewActions {
  const { program } = useApplication();
  const kept = useProgram(({ settings }) => settings.fleetView);
  const [dragged, setDragged] = useState<FleetColumnView[] | null>(null);
  const view = useMemo(() => (dragged === null ? kept : { ...kept, columns: dragged }), [kept, dragged]);
  const columns = useMemo(() => shownColumns(view), [view]);
  const change = useCallback(
    (part: Partial<FleetView>) => {
      const { fleetView } = program.state.getState().settings;
      // Without main the choice lasts no longer than it is shown.
      void program
        .changeSettings({ fleetView: { ...fleetView, ...part } })
        .catch(() => {})
        .finally(() => setDragged(null));
    },
    [program],
  );
  const resize = useCallback(
    (columnId: string, widthPx: number, isFinal: boolean) => {
      const resized = withWidth(shownColumns(program.state.getState().settings.fleetView), columnId, widthPx);
      setDragged(resized);
      if (isFinal) change({ columns: resized });
    },
    [program, change],
  );
  return { view, columns, change, resize };
}
