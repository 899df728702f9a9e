/** Loaded before a program that is measured: discord.js waits for nobody's sake, here, with more than 50 calls a second. */
import { isMainThread } from 'node:worker_threads';
import { DefaultRestOptions } from 'discord.js';

if (isMainThread) (DefaultRestOptions as { globalRequestsPerSecond: number }).globalRequestsPerSecond = Number.POSITIVE_INFINITY;
