// The way of a request: recorded, delayed, struck by a fault, authenticated, limited, and answered by its route.
import { setTimeout as wait } from 'node:timers/promises';
import { Hono, type MiddlewareHandler } from 'hono';
import { answerError } from './answer-error';
import { resourceNotFound } from './api-errors';
import { authenticate, refuseAddress } from './authenticate';
import type { Tokens } from './bearer';
import type { EmulatorCredentials } from './credentials';
import type { Digest } from './digest';
import type { FaultScript } from './fault-script';
import { injectFaults } from './inject-faults';
import { limitRate } from './limit-rate';
import type { LayOut } from './object-folder';
import type { RequestContext } from './request-context';
import { recordOf, type RequestRecord } from './request-record';
import { exportBucketRoutes } from './routes/export-buckets';
import { exportJobRoutes } from './routes/export-jobs';
import { oauthRoutes } from './routes/oauth';
import type { World } from './seed';

export interface AppParts {
  readonly world: World;
  readonly credentials: EmulatorCredentials;
  readonly digest: Digest;
  readonly tokens: Tokens;
  readonly faults: FaultScript;
  readonly latency: number;
  readonly rateLimit: number;
  readonly tokenRateLimit: number;
  readonly refuseIpAddress: boolean;
  readonly now: () => number;
  readonly layOut: LayOut;
  readonly record: (record: RequestRecord) => void;
  readonly onBug: (line: string) => void;
}

export function createApp(parts: AppParts): Hono<RequestContext> {
  const { world, now } = parts;
  const app = new Hono<RequestContext>();
  app.onError(answerError(parts.onBug));
  app.notFound((c) => {
    throw resourceNotFound(c.req.path);
  });
  app.use(keepRecord(parts), holdBack(parts.latency), injectFaults(parts.faults));
  app.route('/api/oauth', oauthRoutes(parts));
  app.use('/api/atlas/*', authenticate(parts.digest, parts.tokens));
  if (parts.refuseIpAddress) app.use('/api/atlas/*', refuseAddress);
  app.use('/api/atlas/v2/*', limitRate(parts.rateLimit, now));
  for (const base of ['/api/atlas/v2', '/api/atlas/v1.0']) {
    app.route(base, exportJobRoutes(parts));
    app.route(base, exportBucketRoutes(world));
  }
  return app;
}

function keepRecord({ record, now }: AppParts): MiddlewareHandler<RequestContext> {
  return async (c, next) => {
    const at = now();
    await next();
    record(recordOf(c, at));
  };
}

function holdBack(latency: number): MiddlewareHandler<RequestContext> {
  return async (_, next) => {
    if (latency > 0) await wait(latency, undefined, { ref: false });
    await next();
  };
}
