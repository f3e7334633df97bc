/** Where the layout changes; 1280 px at 400 % zoom are 320 px, which WCAG 1.4.10 wants to work. */

export const narrow = '@media (max-width: 640px)';
/** Where there is no room for something beside a table. */
export const mediumQuery = '(max-width: 900px)';
export const medium = `@media ${mediumQuery}`;
/** So low that fixed bars would leave no room between them: the whole page scrolls instead. */
export const low = '@media (max-height: 480px)';
