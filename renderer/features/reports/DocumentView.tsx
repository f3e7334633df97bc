/** A report's document in the window: the same sections, words and order as in its file. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReportDocument, ReportSection } from '../../../preload/contract';
import { Facts } from '../../ui/Facts';

const useStyles = makeStyles({
  document: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    maxHeight: '70vh',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  heading: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} 0 0` },
  item: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalS} 0 0` },
  words: { ...typographyStyles.body1, margin: 0, whiteSpace: 'pre-line' },
  listing: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    whiteSpace: 'pre-wrap',
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

export function DocumentView({ document: { title, language, sections } }: { document: ReportDocument }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section className={styles.document} lang={language} aria-label={title} tabIndex={0} data-report-document>
      <h3 className={styles.title}>{title}</h3>
      {sections.map((section) => (
        <SectionView key={section.heading} section={section} styles={styles} />
      ))}
    </section>
  );
}

function SectionView({
  section: { heading, paragraphs, facts, items, listings },
  styles,
}: {
  section: ReportSection;
  styles: ReturnType<typeof useStyles>;
}) {
  return (
    <div>
      <h4 className={styles.heading}>{heading}</h4>
      {paragraphs.map((text) => (
        <p key={text} className={styles.words}>
          {text}
        </p>
      ))}
      {facts.length === 0 ? null : <Facts facts={facts} />}
      {items.map((item) => (
        <div key={item.heading} data-report-outcome={item.outcome.code}>
          <h5 className={styles.item}>
            {item.outcome.word}: {item.heading}
          </h5>
          {item.paragraphs.map((text) => (
            <p key={text} className={styles.words}>
              {text}
            </p>
          ))}
          {item.facts.map(({ name, value }) => (
            <p key={`${name} ${value}`} className={styles.words}>
              {name}: {value}
            </p>
          ))}
        </div>
      ))}
      {listings.map(({ title, text }) => (
        <div key={title}>
          <h5 className={styles.item}>{title}</h5>
          <pre className={styles.listing}>{text}</pre>
        </div>
      ))}
    </div>
  );
}
