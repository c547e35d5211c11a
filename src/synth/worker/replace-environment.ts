// Gives this thread the environment of the main thread as it is now: what is gone there goes here too.

export function replaceEnvironment(
  target: NodeJS.ProcessEnv,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  for (const name of Object.keys(target)) {
    if (environment[name] === undefined) Reflect.deleteProperty(target, name);
  }
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) target[name] = value;
  }
}
