// Makes a stack put its provider into its own folder when it is synthesized.
import type { ISynthesisSession, TerraformProvider } from 'cdktf';

const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

export function installAtSynthesis(provider: TerraformProvider): void {
  const onSynthesize = (session: ISynthesisSession): void => {
    // Loaded where it is needed: an import of the package should cost little.
    const { installIntoStack } = require('./install-into-stack') as typeof import('./install-into-stack');
    installIntoStack(provider, session);
  };
  Object.defineProperty(provider, CUSTOM_SYNTHESIS, { value: { onSynthesize } });
}
