/**
 * The neutral card: plain, serialisable objects that every renderer understands. It says intent (tone, better, priority),
 * never paint, and holds no markdown: inline text is structured, so that a user's words can never become markup.
 */

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A run of text: plain words, bold words, code, or a link (http or https only). */
export type Inline = string | { readonly b: string } | { readonly code: string } | { readonly link: string; readonly url: string };
export type Rich = Inline | readonly Inline[];

/** A cell of a table; `better` marks the side that wins its row, `muted` what is unknown or has ended. */
export type Cell = Rich | { readonly text: Rich; readonly better?: true; readonly muted?: true };

/** `named`: its cells say little without its label; where a platform has no tables, the label stands with each. */
export type Column = { readonly id: string; readonly label: string; readonly align?: 'left' | 'right'; readonly named?: true };

/** A value with its uncertainty; `low` and `high` equal `typical` where there is none. */
export type Point = { readonly low: number; readonly typical: number; readonly high: number };
export type Series = { readonly name: string; readonly points: readonly (Point | null)[] };

/**
 * What a press does: it re-enters as `command` with `args` (by option name, lists joined by a space).
 * A platform turns it into an action id (see command/action-id.ts).
 */
export type Act = { readonly command: string; readonly args: Readonly<Record<string, string>> };

/**
 * `priority`: what survives when a platform cannot show them all; higher stays, default 0. `form`: what a platform that can open one at once shows
 * instead of acting; elsewhere `act` shows it.
 */
export type ActionButton = {
  readonly type: 'action';
  readonly label: string;
  readonly act: Act;
  readonly form?: FormBlock;
  readonly style?: 'primary' | 'danger';
  readonly priority?: number;
};
export type LinkButton = { readonly type: 'link'; readonly label: string; readonly url: string; readonly priority?: number };
export type Button = ActionButton | LinkButton;

export type TextBlock = { readonly type: 'text'; readonly text: Rich };
export type FieldsBlock = {
  readonly type: 'fields';
  readonly items: readonly { readonly label: string; readonly value: Rich; readonly wide?: true }[];
};
export type DividerBlock = { readonly type: 'divider' };
export type TableBlock = {
  readonly type: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly caption?: string;
};
/**
 * Bars or a line over `labels`; each point may be an interval; `limit` draws a line with its name ("100 %").
 * A `stepped` line keeps its value until the next label.
 */
export type ChartBlock = {
  readonly type: 'chart';
  readonly kind: 'bar' | 'line';
  readonly stepped?: true;
  readonly title: string;
  readonly unit?: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly limit?: { readonly value: number; readonly label: string };
  readonly alt: string;
};
export type ImageBlock = { readonly type: 'image'; readonly url: string; readonly alt: string };
/** Foldable; holds leaves only, because Feishu's tables live at the root and Discord has no fold. */
export type DetailsBlock = { readonly type: 'details'; readonly summary: string; readonly blocks: readonly LeafBlock[] };
export type ActionsBlock = { readonly type: 'actions'; readonly items: readonly Button[] };
/** Choosing an option acts as `act` with `args[option]` set to the chosen value. */
export type SelectBlock = {
  readonly type: 'select';
  readonly placeholder: string;
  readonly act: Act;
  readonly option: string;
  readonly options: readonly { readonly label: string; readonly value: string; readonly description?: string }[];
  readonly selected?: string;
};
/**
 * Submitting acts as `act` with the fields' values added to `args` by name; an empty field is left out. Fields of one `part` belong together: it is
 * the name of the modal where a form needs several.
 */
export type FormField = {
  readonly name: string;
  readonly part?: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly required?: true;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
};
/** `step`: where a message holds no form, its questions are selects, and choosing acts as `step` with what is chosen so far. */
export type FormBlock = {
  readonly type: 'form';
  readonly title: string;
  readonly act: Act;
  readonly step?: Act;
  readonly fields: readonly FormField[];
  readonly submit: string;
};
/** Further ways on behind one label; choosing one acts as its own act. The house makes it of `Card.more`, views do not. */
export type MenuBlock = {
  readonly type: 'menu';
  readonly label: string;
  readonly items: readonly { readonly label: string; readonly act: Act }[];
};
/** Small print: assumptions, warnings about age, remarks. */
export type NoteBlock = { readonly type: 'note'; readonly text: Rich };

export type LeafBlock = TextBlock | FieldsBlock | DividerBlock | NoteBlock;
export type Block = LeafBlock | TableBlock | ChartBlock | ImageBlock | DetailsBlock | ActionsBlock | SelectBlock | FormBlock | MenuBlock;

/** What a card keeps one press away. The names stand in buttons that are pressed weeks later: add, never rename. */
export type MoreId = 'rows' | 'working' | 'conflicts' | 'sources' | 'history' | 'notes' | 'others' | 'currency' | 'change' | 'wrong';
/**
 * `blocks`: shown to the presser alone; they may cite sources that the first screen does not. `later`: makes them when they are asked for, never none.
 * `act`: done instead, its answer shown the same way.
 */
export type MoreEntry = { readonly id: MoreId; readonly label: string } & (
  | { readonly blocks: readonly Block[] }
  | { readonly later: () => readonly Block[] }
  | { readonly act: Act }
);

/** Where a figure of the card comes from. `checked` is the day (YYYY-MM-DD) the source was last seen saying so; `old`: figures of it bear the mark of a stale figure. */
export type CardSource = { readonly title: string; readonly url?: string; readonly checked: string; readonly basis?: string; readonly old?: boolean };

export type Card = {
  readonly title: string;
  readonly subtitle?: string;
  readonly url?: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** One line that answers by itself: notification text, log line, fallback. No renderer may cut it. */
  readonly summary: string;
  /**
   * Empty only where the card shows no figure (help, settings, errors). No renderer may cut it.
   * Views cite them by their place, `[1]`, `[2]` …: a renderer shows that number before each.
   */
  readonly sources: readonly CardSource[];
  /** A line for each source, instead of one line for all: on a card that was opened to look closer. */
  readonly fullSources?: true;
  /** What is one press away, in the order of the menu; at most one entry an id. Nothing of it is on the first screen. */
  readonly more?: readonly MoreEntry[];
  /** `sources` with those that entries cite which are made `later`; to be called once they are made. */
  readonly laterSources?: () => readonly CardSource[];
  /** The day (YYYY-MM-DD) the answer holds for. */
  readonly asOf?: string;
};
