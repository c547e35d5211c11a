// The gates of one client: one before each endpoint, since Atlas limits the rate of each.
import type { Clock } from './clock';
import { RateGate } from './rate-gate';
import type { AtlasRequest } from './send';

export class RateGates {
  private readonly gates = new Map<string, RateGate>();

  public constructor(
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {}

  public of({ endpoint = '' }: Pick<AtlasRequest, 'endpoint'>): RateGate {
    const gate = this.gates.get(endpoint) ?? new RateGate(this.clock, this.random);
    this.gates.set(endpoint, gate);
    return gate;
  }
}
