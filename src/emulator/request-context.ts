// What one request carries through the middleware: Node's own request and response, and what the middleware found out.
import type { HttpBindings } from '@hono/node-server';

export interface RequestContext {
  Bindings: HttpBindings;
  Variables: {
    /** The resource version that the answer is written in, such as `2024-05-30`; `v1.0` for the older API. */
    version: string;
    /** What a fault rule did to this request. */
    fault: string;
    /** Status written past hono: a number, or null where no status line was sent. */
    sentStatus: number | null;
  };
}
