/** Words of a text, to hold against those of another; of Chinese, which writes no spaces, each character. */

/** In small letters; `start` and `end`: where it stands in the text. */
type Piece = { readonly text: string; readonly start: number; readonly end: number };

const PIECE = /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
/** Of words that are quoted so many must have been said: who repeats somebody puts a word in between ("closest thing *to* copilot pro"). */
export const OWN_SHARE = 0.6;

export const piecesOf = (text: string): readonly Piece[] =>
  [...text.matchAll(PIECE)].map(({ 0: piece, index }) => ({ text: piece.normalize('NFKC').toLowerCase(), start: index, end: index + piece.length }));
