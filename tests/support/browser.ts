/** Tests in a browser. With REQUIRE_BROWSER set a missing browser is a failure, so that CI cannot skip these tests. */
import { test } from 'vitest';
import { hasBrowser } from './chromium.ts';

export { openBrowser } from './chromium.ts';

/** Whether browser tests run here. */
export const withBrowser = hasBrowser || Boolean(process.env['REQUIRE_BROWSER']);

/** A test that runs wherever a browser is found. */
export const browserTest = test.skipIf(!withBrowser);
