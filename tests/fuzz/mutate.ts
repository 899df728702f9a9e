/** Payloads near to real ones: somewhere a part is missing, doubled, of another type, or hostile text. */
import fc from 'fast-check';

type Step = { readonly place: number; readonly change: 'drop' | 'set'; readonly value: unknown };
type Parent = Record<string, unknown> | unknown[];

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', ' ', '0', '-1', '9'.repeat(30), [], {}, [[]], '__proto__', 'constructor', '\0', '\ud800'),
  fc.constantFrom('<@everyone>', '@_all', '](javascript:alert(1))', '1e:abcdefgh::help', '~p0.x', '~f99.x', '/compare', '／价格', '%00', 'NaN'),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const step: fc.Arbitrary<Step> = fc.record({ place: fc.nat(), change: fc.constantFrom('drop', 'set', 'set'), value: odd });

/** Every place in a value, as its parent and key. */
function placesOf(value: unknown): readonly (readonly [Parent, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  return Object.keys(parent).flatMap((key) => [[parent, key] as const, ...placesOf((parent as Record<string, unknown>)[key])]);
}

function changed(sample: unknown, steps: readonly Step[]): unknown {
  const copy: unknown = structuredClone(sample);
  for (const { place, change, value } of steps) {
    const places = placesOf(copy);
    const [parent, key] = places[place % Math.max(1, places.length)] ?? [];
    if (parent === undefined || key === undefined) continue;
    if (change === 'drop') delete (parent as Record<string, unknown>)[key];
    else Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

/** One of the samples with up to four changes, or any JSON at all. */
export function near(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const mutated = fc.tuple(fc.constantFrom(...samples), fc.array(step, { maxLength: 4 })).map(([sample, steps]) => changed(sample, steps));
  return fc.oneof({ weight: 9, arbitrary: mutated }, { weight: 1, arbitrary: fc.jsonValue() });
}

/** A text with a few characters taken out, put in or turned round. */
export function nearText(samples: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.record({
    at: fc.nat(),
    take: fc.nat({ max: 5 }),
    put: fc.oneof(fc.constantFrom('|', ':', '@', '=', '\\', '~', '\0'), fc.string({ maxLength: 5 })),
  });
  return fc.tuple(fc.constantFrom(...samples), fc.array(cut, { maxLength: 3 })).map(([sample, cuts]) =>
    cuts.reduce((text, { at, take, put }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + take);
    }, sample),
  );
}
