/** The thread that answers begins here: what it takes is loaded as the main thread's is. */
import '#src/loading.ts';

await import('./answering.ts');
