/** Starts the bot; all that it takes is loaded from what was compiled before. */
import './compile-cache.ts';

await import('./serve.ts');
