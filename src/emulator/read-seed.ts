// Turns a seed into the world that is served: checked, with ids that are taken once and jobs that have a beginning.
import { checkShape } from './check-shape';
import { EmulatorError } from './emulator-error';
import { SeedSchema, type World } from './seed';

/** Throws an EmulatorError that names the field; `source` is what the message begins with. */
export function readSeed(seed: unknown, source: string, startedAt: number): World {
  const world = checkShape(SeedSchema, seed, source);
  refuseTwice(world, source);
  const after = (seconds: number) => `${new Date(startedAt + seconds * 1000).toISOString().slice(0, 19)}Z`;
  const projects = world.projects.map((project) => ({
    ...project,
    clusters: project.clusters.map((cluster) => ({
      ...cluster,
      exportJobs: cluster.exportJobs.map(({ createdAfterStart = 0, ...job }) => ({
        ...job,
        createdAt: job.createdAt ?? after(createdAfterStart),
      })),
    })),
  }));
  return { ...world, projects };
}

/** An id that stands twice would make one of the two unreachable. */
function refuseTwice(world: World, source: string): void {
  const seen = new Map<string, string>();
  for (const [id, path] of idsOf(world)) {
    const earlier = seen.get(id);
    if (earlier !== undefined) throw new EmulatorError(`${source}: ${path} is the same as ${earlier}`);
    seen.set(id, path);
  }
}

function idsOf({ projects }: World): [string, string][] {
  return projects.flatMap((project, p) => {
    const at = `projects[${p}]`;
    return [
      [`project ${project.id}`, `${at}.id`],
      ...project.exportBuckets.map(({ _id }, b): [string, string] => [
        `bucket ${project.id} ${_id}`,
        `${at}.exportBuckets[${b}]._id`,
      ]),
      ...project.clusters.flatMap(({ name, exportJobs }, c): [string, string][] => [
        [`cluster ${project.id} ${name}`, `${at}.clusters[${c}].name`],
        ...exportJobs.map(({ id }, j): [string, string] => [
          `job ${project.id} ${name} ${id}`,
          `${at}.clusters[${c}].exportJobs[${j}].id`,
        ]),
      ]),
    ];
  });
}
