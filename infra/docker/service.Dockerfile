# One file for all that runs on Node alone: the six services, and with SERVICE=infra/local the doubles and the set-up.
#   docker build -f infra/docker/service.Dockerfile --build-arg SERVICE=orders -t ticketing-dev/orders .
# A release passes the base image by its digest.
ARG NODE_IMAGE=node:24-bookworm-slim

# What is installed depends on these files alone. The first three stages are the same for every image, the client's, too.
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

FROM common AS build
ARG SERVICE
COPY ${SERVICE} ${SERVICE}
RUN npm run build -w ${SERVICE}

# Of nothing but common and the service: what others need, and what only compilers and debuggers read, stays out.
FROM ${NODE_IMAGE} AS production
ARG SERVICE
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY common/package.json common/
COPY ${SERVICE}/package.json ${SERVICE}/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts -w ${SERVICE} && \
    find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete
COPY --from=build /app/common/dist common/dist
COPY --from=build /app/${SERVICE}/dist ${SERVICE}/dist

# For file sync: runs the sources and starts again when one of them changes. Its user may write them.
FROM packages AS dev
ARG SERVICE
ENV NODE_ENV=development
COPY --chown=1000:1000 tsconfig.base.json tsconfig.build.json ./
COPY --chown=1000:1000 common common
COPY --chown=1000:1000 ${SERVICE} ${SERVICE}
WORKDIR /app/${SERVICE}
USER 1000:1000
EXPOSE 3000
CMD ["node", "/app/node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", "--conditions=@ticketing-dev/source", "src/main.ts"]

# Needs to write nothing: runs with a read-only root.
FROM ${NODE_IMAGE} AS runtime
ARG SERVICE
ENV NODE_ENV=production
COPY --from=production /app /app
WORKDIR /app/${SERVICE}
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --start-interval=1s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
