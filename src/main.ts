/** Starts the bot. The thread that answers loads its part while this one loads the rest. */
import './loading.ts';
import { beginThread } from './thread/begin.ts';

const thread = beginThread();
const { serve } = await import('./serve.ts');
await serve(thread);
