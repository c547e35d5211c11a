// Waits for what another process does in its own time.

const LONGEST = 10_000;

/** Looks every few milliseconds whether `what` has come true; throws where it takes too long. */
export async function until(what: () => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST;
  while (!what()) {
    if (Date.now() > deadline) throw new Error(`It did not come true within ${LONGEST} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
