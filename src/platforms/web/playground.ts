/** The playground: a chat in the browser over the same dispatch as every platform. It asks for no account; `guard` says who may use it. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import type { Invocation } from '#src/command/context.ts';
import { type Lang, langs } from '#src/i18n/types.ts';
import type { PlatformDeps } from '../platform.ts';
import { createGuard, type Refusal } from './guard.ts';
import type { PeerOf } from './peer.ts';
import { createPictures, type DrawChart, PICTURES } from './pictures.ts';
import { present } from './present.ts';
import { createPreviews } from './previews.ts';
import { importMapSource, staticFiles } from './static-files.ts';
import { suggest } from './suggest.ts';
import { createThrottle } from './throttle.ts';

export type PlaygroundDeps = Pick<PlatformDeps, 'dispatch' | 'complete' | 'commands' | 'localizers'> & {
  readonly drawChart: DrawChart;
  readonly today: () => string;
  readonly peerOf: PeerOf;
  /** What it asks for; absent: it is for this machine alone. */
  readonly token?: string;
};

const MAX_BODY = 128 * 1024;
const MAX_TEXT = 10_000;
/** Suggestions come with every key; questions have a limit of their own. */
const A_MINUTE = 600;
const lang = z.enum(langs);
const asked = z.intersection(
  z.object({ session: z.string().regex(/^[\w-]{8,64}$/), lang, asOf: z.iso.date().optional() }),
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), text: z.string().min(1) }),
    z.object({
      type: z.literal('action'),
      id: z.string().min(1).max(200),
      value: z.string().max(MAX_TEXT).optional(),
      fields: z.record(z.string(), z.string().max(MAX_TEXT)).optional(),
    }),
  ]),
);
const clientLocale = { zh: 'zh-CN', en: 'en-US' } as const satisfies Record<Lang, string>;

/** The session is of the page's own choosing, so it is not what is counted. */
function invocation(body: z.infer<typeof asked>, from: string): Invocation {
  const asker = { id: body.session, locale: clientLocale[body.lang] };
  const origin = { platform: 'web', asker, from, chat: { id: body.session, private: true }, both: true, ...(body.asOf ? { asOf: body.asOf } : {}) };
  if (body.type === 'text') return { ...origin, type: 'text', text: body.text, addressed: true };
  return {
    ...origin,
    type: 'action',
    id: body.id,
    ...(body.value === undefined ? {} : { value: body.value }),
    ...(body.fields ? { fields: body.fields } : {}),
  };
}

/** What the page needs once: its words in both languages, the commands, the day. */
function bootstrap({ localizers, commands, today }: PlaygroundDeps, views: readonly string[]): unknown {
  const words = Object.fromEntries(langs.map((each) => [each, localizers[each].t('web:words', { returnObjects: true })]));
  return { words, today: today(), views, commands: commands.filter(({ hidden }) => !hidden).map(({ name }) => name) };
}

export function createPlayground(deps: PlaygroundDeps): Hono {
  const app = new Hono();
  const pictures = createPictures(deps.drawChart);
  const previews = createPreviews(pictures);
  const views = previews.map(({ id }) => id);
  const wordsFor = (c: Context) => deps.localizers[c.req.header('accept-language')?.toLowerCase().startsWith('zh') ? 'zh' : 'en'];
  const say = (c: Context, key: 'badRequest' | 'tooLong' | 'notFound' | Refusal, status: 400 | 401 | 403 | 404 | 413) => {
    return c.json({ error: wordsFor(c).t(`web:errors.${key}`, { count: MAX_TEXT }) }, status);
  };
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", importMapSource()],
        // The Discord components and the charts set styles on their elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(createGuard({ refuse: say, ...(deps.token === undefined ? {} : { token: deps.token }) }));
  const limited = (c: Context, count: number) => c.json({ error: wordsFor(c).t('errors:limited', { count }) }, 429);
  app.use('/api/*', createThrottle(A_MINUTE, deps.peerOf, limited));
  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  app.get('/api/bootstrap', (c) => c.json(bootstrap(deps, views)));
  app.get('/api/suggest', async (c) => {
    const wanted = lang.safeParse(c.req.query('lang'));
    const line = c.req.query('line') ?? '';
    if (!wanted.success || line.length > MAX_TEXT) return say(c, 'badRequest', 400);
    return c.json(await suggest(line, deps.commands, deps.complete, deps.localizers[wanted.data]));
  });
  app.post('/api/ask', bodyLimit({ maxSize: MAX_BODY, onError: (c) => say(c, 'tooLong', 413) }), async (c) => {
    const body = asked.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return say(c, 'badRequest', 400);
    const outcome = await deps.dispatch(invocation(body.data, deps.peerOf(c)));
    const shown = await present(outcome, previews);
    await outcome.posted([]);
    return c.json(shown);
  });
  app.get(`${PICTURES}/:name`, async (c) => {
    const picture = await pictures.find(c.req.param('name'));
    return picture
      ? c.body(new Uint8Array(picture), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=86400' })
      : say(c, 'notFound', 404);
  });
  app.route('/', staticFiles());
  app.notFound((c) => say(c, 'notFound', 404));
  return app;
}
