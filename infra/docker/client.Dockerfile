# The pages:
#   docker build -f infra/docker/client.Dockerfile -t ticketing-dev/client .
ARG NODE_IMAGE=node:24-bookworm-slim

# The first three stages are those of service.Dockerfile, and are built once for both.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY common/package.json common/
COPY auth/package.json auth/
COPY tickets/package.json tickets/
COPY orders/package.json orders/
COPY payments/package.json payments/
COPY expiration/package.json expiration/
COPY support/package.json support/
COPY client/package.json client/
COPY infra/local/package.json infra/local/

FROM manifests AS packages
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

FROM packages AS common
COPY tsconfig.base.json tsconfig.build.json ./
COPY common common
RUN npm run build -w common

# Standalone: only those files of its packages that the server reads, a tenth of what is installed.
FROM common AS build
ENV CLIENT_OUTPUT=standalone NEXT_TELEMETRY_DISABLED=1
COPY client client
RUN --mount=type=cache,target=/app/client/.next/cache npm run build -w client

# For file sync: Next's development server, which compiles pages as they are asked for.
FROM packages AS dev
ENV NODE_ENV=development NEXT_TELEMETRY_DISABLED=1
COPY --chown=1000:1000 tsconfig.base.json ./
COPY --chown=1000:1000 common common
COPY --chown=1000:1000 client client
RUN chown 1000:1000 client
WORKDIR /app/client
USER 1000:1000
EXPOSE 3000
ENV HOST=0.0.0.0
CMD ["node", "server.mjs", "--dev"]

# Needs to write nothing: runs with a read-only root.
FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 KEEP_ALIVE_TIMEOUT=65000
COPY --from=build /app/client/.next/standalone /app
COPY --from=build /app/client/.next/static /app/client/.next/static
COPY --from=build /app/client/public /app/client/public
WORKDIR /app/client
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --start-interval=1s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
