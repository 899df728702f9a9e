/** A path and what it says are two forms of one thing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Measure, measurePath, parseMeasure } from '#src/ask/query/measures.ts';
import { parseTerm, termPath } from '#src/ask/query/terms.ts';
import { parseTopic, topicPath } from '#src/ask/query/topics.ts';
import { measures, terms, topics } from '#support/paths.ts';

test('every topic is its path, read again', () => {
  fc.assert(
    fc.property(topics, (topic) => {
      const path = topicPath(topic);
      expect(topicPath(parseTopic(path))).toBe(path);
      expect(parseTopic(path)).toEqual(topic);
    }),
    { numRuns: 500 },
  );
});

test('every measure and every term is its path, read again', () => {
  fc.assert(
    fc.property(measures, terms, (measure, term) => {
      expect(parseMeasure(measurePath(measure))).toEqual(measure);
      expect(parseTerm(termPath(term))).toEqual(term);
    }),
  );
});

describe('what a path says', () => {
  test.each([
    ['prices', { attribute: 'prices' }],
    ['prices/first/year', { attribute: 'prices', phase: 'first', per: 'year' }],
    ['quotas/5h/in=token', { attribute: 'quotas', window: '5h', unit: 'token' }],
    ['quotas/week/resets', { attribute: 'quotas', window: 'week', aspect: 'resets' }],
    ['rules/refund', { attribute: 'rules', term: 'refund' }],
    ['clients/trae', { attribute: 'clients', item: 'trae' }],
    ['clients/name=foo%2Fbar', { attribute: 'clients', name: 'foo/bar' }],
    ['models/family=qwen', { attribute: 'models', family: 'qwen' }],
    ['multipliers/glm-5.3', { attribute: 'multipliers', item: 'glm-5.3' }],
    ['apiPrices/cache-write', { attribute: 'apiPrices', part: 'cache-write' }],
    ['environment/ANTHROPIC_BASE_URL', { attribute: 'environment', name: 'ANTHROPIC_BASE_URL' }],
    ['links/docs/for=cline', { attribute: 'links', link: 'docs', item: 'cline' }],
    ['peak/days=1,2/hours=18-22/zone=-5', { attribute: 'multipliers', aspect: 'peak', days: [1, 2], hours: { from: 18, to: 22 }, zone: -5 }],
    ['credits/glm-5.3/tokens=5000000/cached=0.9', { attribute: 'multipliers', aspect: 'credits', item: 'glm-5.3', tokens: 5_000_000, cached: 0.9 }],
    ['counting', { attribute: 'notes', aspect: 'counting', term: 'counting' }],
    ['counting/of=prompt/in=request', { attribute: 'notes', aspect: 'counting', term: 'counting', unit: 'prompt', to: 'request' }],
    ['counting/for=MCP calls', { attribute: 'notes', aspect: 'counting', term: 'counting', name: 'MCP calls' }],
    ['successor', { attribute: 'renewsAs', aspect: 'successor' }],
  ])('%s', (path, topic) => {
    expect(parseTopic(path)).toEqual(topic);
    expect(topicPath(parseTopic(path))).toBe(path);
  });

  test.each<[string, Measure]>([
    ['prices', { by: 'price', phase: 'regular', per: 'month' }],
    ['prices/first/year', { by: 'price', phase: 'first', per: 'year' }],
    ['unitPrice/week/request', { by: 'unit-price', window: 'week', unit: 'request' }],
    ['ratio/week/to=5h', { by: 'window-ratio', over: 'week', under: '5h' }],
    ['parameters/active', { by: 'parameters', active: true }],
  ])('a measure: %s', (path, measure) => expect(parseMeasure(path)).toEqual(measure));

  test('a term: the ninth month, the price before, tokens of a model', () => {
    expect(parseTerm('prices/first/nth=2')).toEqual({ of: 'price', phase: 'first', per: 'month', nth: 2 });
    expect(parseTerm('prices/earlier')).toEqual({ of: 'price', per: 'month', earlier: true });
    expect(parseTerm('quotas/5h/in=token/model=glm-5.3')).toEqual({ of: 'quota', window: '5h', unit: 'token', model: 'glm-5.3' });
  });
});

test.each([
  '',
  'price',
  'constructor',
  'prices/5h',
  'prices/first/second',
  'quotas/in=bytes',
  'rules/%',
  'peak/hours=25-3',
  'credits/cached=2',
  'context/5h',
])('"%s" is no topic', (path) => expect(() => parseTopic(path)).toThrow(RangeError));
