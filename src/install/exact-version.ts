// Whether a version constraint names one version only.

const EXACT = /^=?\s*((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z.-]+)?)$/;

/** The one version that the constraint allows, or undefined for a range, a partial version or no constraint. */
export function exactVersion(constraint: string | undefined): string | undefined {
  return EXACT.exec(constraint?.trim() ?? '')?.[1];
}
