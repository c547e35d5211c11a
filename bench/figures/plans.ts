// What plans cost, and how that grows with the number of export jobs.
import type { Bench } from '../support/bench';
import type { Section } from '../support/section';
import { measurePlans } from './measure-plans';
import { planSections } from './plan-sections';

export async function plans(bench: Bench): Promise<Section[]> {
  return planSections(await measurePlans(bench), bench.scale);
}
