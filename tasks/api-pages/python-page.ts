// API.md in Python's words: what jsii-docgen names otherwise than the package does is put right.
import { PythonTranspile } from 'jsii-docgen/lib/docgen/transpile/python';
import { constantCase, snakeCase, type Described } from './names';

/** Names that Python keeps for itself get an underscore; of all members only `with` is one. */
const RESERVED = ['with'];

export class PythonPage extends PythonTranspile {
  public override type(type: Described<'type'>): ReturnType<PythonTranspile['type']> {
    const transpiled = super.type(type);
    const namespace = transpiled.namespace?.split('.').map(snakeCase) ?? [];
    const fqn = [transpiled.module, ...namespace, transpiled.name].join('.');
    return Object.assign(transpiled, { fqn });
  }

  public override property(property: Described<'property'>): ReturnType<PythonTranspile['property']> {
    const transpiled = super.property(property);
    if (!property.const) return transpiled;
    const name = constantCase(property.name);
    return { ...transpiled, name, declaration: transpiled.declaration.replace(/^\w+/, name) };
  }

  public override callable(callable: Described<'callable'>): ReturnType<PythonTranspile['callable']> {
    const transpiled = super.callable(callable);
    const name = RESERVED.includes(transpiled.name) ? `${transpiled.name}_` : transpiled.name;
    const signatures = transpiled.signatures.map((signature) =>
      signature.replace(/^def \w+/, `def ${name}`).replace(/(\w+): \*/g, '*$1: '),
    );
    return { ...transpiled, name, signatures };
  }

  public override mapOf(type: string): string {
    return `typing.Mapping[str, ${type}]`;
  }
}
