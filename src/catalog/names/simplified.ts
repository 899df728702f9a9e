/** Traditional characters as simplified ones. */
import { createRequire } from 'node:module';
import { lazy } from '#src/lazy.ts';

const require = createRequire(import.meta.url);

// A thousand kilobytes of tables, which no text in Latin letters needs.
const converter = lazy(() => (require('opencc-js/t2cn') as typeof import('opencc-js/t2cn')).Converter({ from: 't', to: 'cn' }));

/** Word by word, so that what one character may stand for is told by its neighbours. */
export const simplified = (text: string): string => converter()(text);
