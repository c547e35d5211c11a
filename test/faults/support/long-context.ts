// The text of a context file that holds many jobs of another Atlas: long enough for a fault to strike in its middle.

export function longContext(count: number): string {
  const ids = Array.from({ length: count }, (_, index) => String(index).padStart(24, '0'));
  const jobs = ids.map((id) => [
    `https://atlas.example/groups/p/clusters/c/exports/${id}`,
    { exportBucketId: 'b', id, state: 'Successful' },
  ]);
  return `${JSON.stringify({ exportJobs: Object.fromEntries(jobs), version: 1 }, undefined, 2)}\n`;
}
