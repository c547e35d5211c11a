// API.md in C#'s words: what jsii-docgen names otherwise than the package does is put right.
import { CSharpTranspile } from 'jsii-docgen/lib/docgen/transpile/csharp';
import { isConstantCase, pascalCase, type Described } from './names';

export class CSharpPage extends CSharpTranspile {
  public override type(type: Described<'type'>): ReturnType<CSharpTranspile['type']> {
    const transpiled = super.type(type);
    const namespace = transpiled.namespace?.split('.').map(pascalCase) ?? [];
    const fqn = [transpiled.module, ...namespace, transpiled.name].join('.');
    return Object.assign(transpiled, { fqn });
  }

  public override parameter(parameter: Described<'parameter'>): ReturnType<CSharpTranspile['parameter']> {
    return { ...super.parameter(parameter), name: parameter.name };
  }

  public override property(property: Described<'property'>): ReturnType<CSharpTranspile['property']> {
    const transpiled = super.property(property);
    if (!property.const) return transpiled;
    const name = isConstantCase(property.name) ? property.name : transpiled.name;
    const type = transpiled.typeReference.toString({ typeFormatter: (of) => of.name });
    return { ...transpiled, name, declaration: `public static string ${name} { get; }`.replace('string', type) };
  }

  /** What is documented is public. */
  public override callable(callable: Described<'callable'>): ReturnType<CSharpTranspile['callable']> {
    const transpiled = super.callable(callable);
    return { ...transpiled, signatures: transpiled.signatures.map((text) => text.replace(/^private/, 'public')) };
  }

  /** An object initializer holds no declarations. */
  public override struct(struct: Described<'struct'>): ReturnType<CSharpTranspile['struct']> {
    const members = struct.allProperties.map((member) => {
      const { name, typeReference } = this.property(member);
      return `    ${name} = ${typeReference.toString({ typeFormatter: (of) => of.name })}`;
    });
    const initialization = [`new ${struct.name} {`, members.join(',\n'), '};'].join('\n');
    return { ...super.struct(struct), initialization };
  }

  public override unionOf(): string {
    return this.any();
  }
}
