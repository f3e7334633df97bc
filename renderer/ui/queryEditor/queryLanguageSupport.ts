/** IoT Hub's query language for the editor: its grammar from preload/queryLanguage with colours. */
import { HighlightStyle, LanguageSupport, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { tokens } from '@fluentui/react-components';
import { styleTags, tags } from '@lezer/highlight';
import { parser } from '../../../preload/queryLanguage';

const language = LRLanguage.define({
  name: 'iotHubQuery',
  parser: parser.configure({
    top: 'Query',
    props: [
      styleTags({
        'select top from where group by as': tags.keyword,
        'and or not in nin': tags.operatorKeyword,
        'True False Null Undefined': tags.atom,
        'FunctionName/Identifier': tags.function(tags.name),
        'Collection/Path/Identifier': tags.className,
        StringLiteral: tags.string,
        NumberLiteral: tags.number,
        'CompareOp SumOp ProductOp Star': tags.operator,
        QuotedName: tags.special(tags.propertyName),
      }),
    ],
  }),
  languageData: { closeBrackets: { brackets: ['(', '[', "'", '"'] } },
});

/** Colours of the page's theme; in high contrast these are the system's own, so weight tells keywords apart too. */
const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword],
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  { tag: tags.function(tags.name), color: tokens.colorPaletteMarigoldForeground1 },
  { tag: tags.className, fontWeight: tokens.fontWeightSemibold },
  { tag: tags.string, color: tokens.colorPaletteGreenForeground1 },
  { tag: [tags.number, tags.atom], color: tokens.colorPaletteBerryForeground1 },
]);

export const queryLanguage = new LanguageSupport(language, [syntaxHighlighting(colours)]);
