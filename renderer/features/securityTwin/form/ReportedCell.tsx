/** What the agent says a property's value is, and since when. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { PropertyType, ValueCell } from '../../../../preload/contract';
import { Age } from '../../../ui/Age';
import { ValueText } from '../ValueText';

const useStyles = makeStyles({
  age: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

export function ReportedCell({ reported, type }: { reported: ValueCell | null; type: PropertyType }) {
  const styles = useStyles();
  if (reported === null) return null;
  return (
    <div>
      <ValueText value={reported.value} type={type} />
      {reported.lastUpdated ? (
        <span className={styles.age}>
          {' · '}
          <Age since={reported.lastUpdated} />
        </span>
      ) : null}
    </div>
  );
}
