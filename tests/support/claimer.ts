/** A process of its own that claims 300 keys from a store and prints how many it got. */
import { createStore } from '#src/state/create-store.ts';

const store = await createStore(process.argv[2] ?? 'memory:');
let got = 0;
for (let index = 0; index < 300; index++) if (await store.claim(`event:${index}`, 60_000)) got++;
await store.close();
console.log(got);
