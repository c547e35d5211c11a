// What generated C# code declares, read from its text: it is laid out in one way only.
import fs from 'node:fs';
import path from 'node:path';

export interface Member {
  readonly type: string;
  /** Types of the parameters of a method; undefined for what is no method. */
  readonly parameters?: readonly Parameter[];
}

export interface Parameter {
  readonly type: string;
  readonly optional: boolean;
}

export interface Declaration {
  /** Classes and interfaces that it extends. */
  readonly bases: readonly string[];
  readonly members: ReadonlyMap<string, Member>;
  /** Parameters of its public constructors. */
  readonly constructors: readonly (readonly Parameter[])[];
}

const NAMESPACE = /^namespace (\S+)$/m;
const TYPE = /^ {4}public (?:abstract )?(class|interface|enum) (\w+)(?: : (.+))?$/m;
const CONSTRUCTOR = /^ {8}public (\w+)\((.*)\): base\(/;
const MEMBER =
  /^ {8}(?! )(?:(?:public|virtual|override|abstract|static|new) )*([\w.<>[\]?, ]+) @?(\w+)(?:\((.*)\))?;?$/;
const VALUE = /^ {8}(\w+),?$/;

/** Full name → declaration, for each public type below the folders. */
export function declarationsBelow(folders: readonly string[]): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const folder of folders) {
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.cs')) continue;
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      const [, namespace] = NAMESPACE.exec(text) ?? [];
      const [, kind, type, bases = ''] = TYPE.exec(text) ?? [];
      if (namespace === undefined || type === undefined) continue;
      const own = `${namespace}.${type}`;
      declarations.set(own, kind === 'enum' ? valuesOf(own, text) : { bases: bases.split(', '), ...membersOf(text) });
    }
  }
  return declarations;
}

function valuesOf(own: string, text: string): Declaration {
  const names = text.split('\n').flatMap((line) => VALUE.exec(line)?.[1] ?? []);
  return { bases: [], constructors: [], members: new Map(names.map((name) => [name, { type: own }])) };
}

function membersOf(text: string): Pick<Declaration, 'members' | 'constructors'> {
  const members = new Map<string, Member>();
  const constructors: (readonly Parameter[])[] = [];
  for (const line of text.split('\n')) {
    const [, constructed, taken = ''] = CONSTRUCTOR.exec(line) ?? [];
    const [, type, name, parameters] = MEMBER.exec(line) ?? [];
    if (constructed !== undefined) constructors.push(parametersOf(taken));
    else if (type !== undefined && name !== undefined && !/^(?:private|protected|internal)\b/.test(type))
      members.set(name, { type, ...(parameters !== undefined && { parameters: parametersOf(parameters) }) });
  }
  return { members, constructors };
}

/** No type of a parameter has a comma in it but those of dictionaries. */
function parametersOf(text: string): Parameter[] {
  const each = text === '' ? [] : text.split(/, (?![^<]*>)/);
  return each.map((parameter) => {
    const [declared = '', defaultValue] = parameter.split(' = ');
    return { type: declared.slice(0, declared.lastIndexOf(' ')), optional: defaultValue !== undefined };
  });
}
