// API.md in Java's words: what jsii-docgen names otherwise than the package does is put right.
import { JavaTranspile } from 'jsii-docgen/lib/docgen/transpile/java';
import { constantCase, snakeCase, type Described } from './names';

/** What jsii-docgen takes a union apart at, to make an overload of each part; it joins them by another word itself. */
const OR = ' OR ';

export class JavaPage extends JavaTranspile {
  public override type(type: Described<'type'>): ReturnType<JavaTranspile['type']> {
    const transpiled = super.type(type);
    const namespace = transpiled.namespace?.split('.').map(snakeCase) ?? [];
    const fqn = [transpiled.module, ...namespace, transpiled.name].join('.');
    return Object.assign(transpiled, { fqn });
  }

  public override property(property: Described<'property'>): ReturnType<JavaTranspile['property']> {
    const transpiled = super.property(property);
    if (!property.const) return transpiled;
    const name = constantCase(property.name);
    const type = transpiled.typeReference.toString({ typeFormatter: (of) => of.name });
    return { ...transpiled, name, declaration: `public static final ${type} ${name};` };
  }

  /** One overload a line, and not one behind the other. */
  public override callable(callable: Described<'callable'>): ReturnType<JavaTranspile['callable']> {
    const transpiled = super.callable(callable);
    return { ...transpiled, invocations: [transpiled.invocations.join('\n')] };
  }

  public override unionOf(types: string[]): string {
    return types.join(OR);
  }

  public override listOf(type: string): string {
    return super.listOf(type.includes(OR) ? '? extends java.lang.Object' : type);
  }
}
