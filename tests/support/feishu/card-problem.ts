export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** `code`: the sub-code that Feishu would put after 230099 (or 230025 itself). */
export type CardProblem = { readonly code: number; readonly at: string; readonly why: string };

export function problem(code: number, at: string, why: string): CardProblem {
  return { code, at, why };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A value as text, for comparing with a list of words. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
