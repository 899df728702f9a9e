/** Whether an answer is the same for everybody who asks so on the same day: what its command looked at tells. */
import type { Day } from '#src/catalog/schema.ts';
import type { Context, Lasting } from '#src/command/context.ts';

/** What of a context is one person's own. A command that looks at any of it answers them alone. */
const PERSONAL: ReadonlySet<PropertyKey> = new Set<keyof Context>(['asker', 'chat', 'settings', 'report', 'forget', 'again']);

export type Watched = {
  /** The same context; what is taken from it is noted. */
  readonly context: Context;
  /** Undefined once anything of one person's own was looked at. */
  readonly seen: (day: Day, line: string | undefined) => Lasting | undefined;
};

export function watched(context: Context): Watched {
  let personal = false;
  let byMemory = false;
  let left: Lasting['left'];
  const { memory } = context;
  const own: Context = {
    ...context,
    memory: {
      get: () => {
        byMemory = true;
        return memory.get();
      },
      set: (value, isNew) => {
        left = { value, isNew };
        return memory.set(value, isNew);
      },
      asked: () => {
        personal = true;
        return memory.asked();
      },
    },
  };
  return {
    context: new Proxy(own, {
      get: (target, name: keyof Context) => {
        personal ||= PERSONAL.has(name);
        return target[name];
      },
    }),
    seen: (day, line) => (personal ? undefined : { day, byMemory, ...(left ? { left } : {}), ...(line === undefined ? {} : { line }) }),
  };
}
