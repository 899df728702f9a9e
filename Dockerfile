# The bot as an image: production dependencies only, a user without rights, nothing to build (Node runs TypeScript as it is).
FROM node:24.21.0-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/slim.mjs scripts/slim.mjs
RUN npm ci --omit=dev --ignore-scripts && node scripts/slim.mjs

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 STORE_URL=sqlite:/var/lib/suanpan/suanpan.sqlite
WORKDIR /app
COPY --from=modules /app/node_modules node_modules
COPY package.json LICENSE ./
COPY scripts scripts
COPY locales locales
COPY commands commands
COPY src src
COPY data data
# What a start reads and compiles is kept in .cache.
RUN node src/cli.ts ask help > /dev/null && mkdir -p /var/lib/suanpan && chown node:node /var/lib/suanpan
USER node
VOLUME /var/lib/suanpan
EXPOSE 8787
# The process lives. Whether it is also connected, GET /readyz tells: a restart mends neither Discord nor Redis.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
