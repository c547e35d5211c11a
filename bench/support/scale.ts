// How much is measured: all that the page promises, or as little as shows that the benchmark works.

/** Milliseconds by which each request is held back: none, and two distances to Atlas. */
export type Latencies = readonly [none: 0, near: number, far: number];

export interface Scale {
  readonly latencies: Latencies;
  /** Export jobs of one plan, each measured at every latency. */
  readonly sizes: readonly number[];
  /** The last of these sizes, for which targets are set. */
  readonly many: number;
  /** Measured at the near latency alone; as many jobs as the largest cluster has. */
  readonly most: number;
  /** Jobs of the cluster whose newest is chosen. */
  readonly choice: number;
  /** Stacks of one app. */
  readonly stacks: number;
  readonly rateLimit: RateLimitScale;
  /** How often each side runs: as often as given, or once. */
  rounds(usual: number): number;
}

export interface RateLimitScale {
  readonly clusters: number;
  /** Too few for the list of a cluster to pay. */
  readonly jobsPerCluster: number;
  readonly requestsPerMinute: number;
}

export const WHOLE: Scale = {
  latencies: [0, 60, 200],
  sizes: [1, 10, 100, 1000],
  many: 1000,
  most: 5000,
  choice: 10_000,
  stacks: 200,
  rateLimit: { clusters: 200, jobsPerCluster: 5, requestsPerMinute: 600 },
  rounds: (usual) => usual,
};

export const QUICK: Scale = {
  latencies: [0, 20, 40],
  sizes: [1, 20],
  many: 20,
  most: 40,
  choice: 1_100,
  stacks: 10,
  rateLimit: { clusters: 61, jobsPerCluster: 5, requestsPerMinute: 300 },
  rounds: () => 1,
};
