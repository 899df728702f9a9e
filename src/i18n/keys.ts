/** The keys of the texts, as the generated types of the locales have them: a key that was renamed no longer compiles. */
import type { FlatNamespace, ParseKeys, TFunction } from 'i18next';

type Namespaces = ['common', ...Exclude<FlatNamespace, 'common'>[]];

/** Keys of every namespace, `<namespace>:<key>`; those of `common` also without it. */
export type TextKey = ParseKeys<Namespaces>;

/** The text of a key, with the placeholders that the text has. */
export type Translate = TFunction<Namespaces>;

/** What a command declares of itself or of an option ("compare:options.plans.name"): the list of commands decides which of them there are. */
export type DeclaredKey = `${string}:${'name' | 'description' | 'example'}` | `${string}:options.${string}.${string}`;
