// Stands in for the package `debug` in the bundles: a proxy agent's messages to its own developers.

/** A log that writes nothing, for whatever name. */
export = () => (): void => undefined;
