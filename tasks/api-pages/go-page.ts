// API.md in Go's words: what jsii-docgen names otherwise than the module does is put right.
import { GoTranspile } from 'jsii-docgen/lib/docgen/transpile/go';
import { isConstantCase, type Described } from './names';

type TypeReference = ReturnType<GoTranspile['typeReference']>;

export class GoPage extends GoTranspile {
  public override type(type: Described<'type'>): ReturnType<GoTranspile['type']> {
    const transpiled = super.type(type);
    const [submodule, ...below] = transpiled.namespace?.split('.') ?? [];
    if (submodule === undefined) return transpiled;
    const folder = [transpiled.module, transpiled.submodule, ...below].join('/').toLowerCase();
    return Object.assign(transpiled, { fqn: `${folder}.${transpiled.name}` });
  }

  /** Structs are handed over by pointers. */
  public override typeReference(reference: Described<'typeReference'>): TypeReference {
    const transpiled = super.typeReference(reference);
    return reference.type?.isDataType() ? pointerTo(transpiled) : transpiled;
  }

  public override property(property: Described<'property'>): ReturnType<GoTranspile['property']> {
    const transpiled = super.property(property);
    if (!property.const) return transpiled;
    const member = isConstantCase(property.name) ? property.name : transpiled.name;
    const name = `${property.parentType.name}_${member}`;
    return { ...transpiled, name, declaration: transpiled.declaration.replace(/^func \w+/, `func ${name}`) };
  }

  /** As a file that imports the module writes it: each type behind its package's name. */
  public override struct(struct: Described<'struct'>): ReturnType<GoTranspile['struct']> {
    const members = struct.allProperties.map((member) => {
      const { name, typeReference } = this.property(member);
      return `\t${name}: ${typeReference.toString({ typeFormatter: (of) => `${packageOf(of.module)}.${of.name}` })},`;
    });
    const transpiled = super.struct(struct);
    const head = `&${packageOf(transpiled.type.module)}.${struct.name} {`;
    return { ...transpiled, initialization: [head, ...members, '}'].join('\n') };
  }

  public override number(): string {
    return '*float64';
  }
}

function pointerTo(reference: TypeReference): TypeReference {
  return {
    toString: (options) => `*${reference.toString(options)}`,
    toJson: () => {
      const json = reference.toJson();
      return { ...json, formattingPattern: `*${json.formattingPattern}` };
    },
  };
}

/** The last folder that isn't a version's. */
function packageOf(module: string): string {
  return module.replace(/\/v\d+$/, '').replace(/^.*\//, '');
}
