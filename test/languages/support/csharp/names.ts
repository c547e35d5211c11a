// Names in a C# program that generated code does not declare, and values of another type than it declares: no compiler,
// but it follows each expression that stands in the examples, and reports one that it cannot follow.
import type { Declaration, Member, Parameter } from './declarations';
import { childOf, childrenOf, type SyntaxNode } from './syntax-tree';

/** Names of .NET that the examples use; what they have is not looked at. */
export const DOTNET = ['Dictionary', 'Environment', 'InvalidOperationException'];
const BUILT_IN = ['string', 'bool', 'int', 'double', 'object', 'void'];
const NUMBERS = ['int', 'double'];
const LITERALS: Readonly<Record<string, string>> = {
  string_literal: 'string',
  boolean_literal: 'bool',
  integer_literal: 'int',
};

/** Variable → its type, undefined where that is not known. */
type Scope = Map<string, string | undefined>;

/** One line for each problem. */
export function problemsOf(program: SyntaxNode, declarations: ReadonlyMap<string, Declaration>): string[] {
  return new Names(program, declarations).check();
}

class Names {
  private readonly problems: string[] = [];
  private readonly namespaces: readonly string[];
  /** Types that the program itself declares, and those of the packages. */
  private readonly types: Map<string, Declaration>;
  /** The class that is being looked at. */
  private current: string | undefined;

  public constructor(
    private readonly program: SyntaxNode,
    declarations: ReadonlyMap<string, Declaration>,
  ) {
    this.types = new Map(declarations);
    this.namespaces = childrenOf(program, 'using_directive').map(({ children }) => children[0]?.text ?? '');
    for (const type of this.classes())
      this.types.set(nameOf(type), { bases: [], members: new Map(), constructors: [] });
    for (const type of this.classes()) this.types.set(nameOf(type), this.declarationOf(type));
  }

  public check(): string[] {
    this.checkSyntax(this.program);
    const known = [...this.types.keys()];
    for (const using of childrenOf(this.program, 'using_directive')) {
      const namespace = using.children[0]?.text ?? '';
      const found = /^System\b/.test(namespace) || known.some((name) => name.startsWith(`${namespace}.`));
      if (!found) this.report(using, `no namespace ${namespace}`);
    }
    this.visitAll(childrenOf(this.program, 'global_statement'), new Map());
    for (const type of this.classes()) {
      this.current = nameOf(type);
      for (const member of childOf(type, 'body')?.children ?? []) this.visitAll([member], new Map());
    }
    return [...new Set(this.problems)];
  }

  private checkSyntax(node: SyntaxNode): void {
    if (node.wrong) this.report(node, `syntax: ${node.text === '' ? `${node.kind} is missing` : node.text}`);
    for (const child of node.children) this.checkSyntax(child);
  }

  private classes(): SyntaxNode[] {
    return childrenOf(this.program, 'class_declaration');
  }

  private declarationOf(type: SyntaxNode): Declaration {
    const members = new Map<string, Member>();
    const constructors: (readonly Parameter[])[] = [];
    for (const member of childOf(type, 'body')?.children ?? []) {
      const declared = childOf(member, 'type') ?? childOf(member, 'returns');
      const list = childOf(member, 'parameters');
      const parameters = list?.children.map((each) => ({
        type: this.typeNamed(childOf(each, 'type')),
        optional: false,
      }));
      if (member.kind === 'constructor_declaration') constructors.push(parameters ?? []);
      else if (declared !== undefined)
        members.set(nameOf(member), {
          type: this.typeNamed(declared),
          ...(parameters !== undefined && { parameters }),
        });
    }
    const bases = childrenOf(type, 'base_list').flatMap(({ children }) => children.map((each) => this.typeNamed(each)));
    return { bases, members, constructors };
  }

  private visitAll(nodes: readonly SyntaxNode[], scope: Scope): void {
    for (const node of nodes) this.visit(node, scope);
  }

  private visit(node: SyntaxNode, scope: Scope): void {
    switch (node.kind) {
      case 'parameter':
        scope.set(nameOf(node), this.typeNamed(childOf(node, 'type')));
        return;
      case 'variable_declaration':
        for (const variable of childrenOf(node, 'variable_declarator')) this.declare(node, variable, scope);
        return;
      case 'constructor_initializer': {
        const [base = ''] = this.types.get(this.current ?? '')?.bases ?? [];
        this.checkConstruction(node, base, childrenOf(node, 'argument_list')[0], scope);
        return;
      }
      default:
        if (/_expression$|_literal$/.test(node.kind)) this.typeOf(node, scope);
        else this.visitAll(node.children, scope);
    }
  }

  private declare(declaration: SyntaxNode, variable: SyntaxNode, scope: Scope): void {
    const value = variable.children.find(({ field }) => field !== 'name');
    const found = value && this.typeOf(value, scope);
    const declared = childOf(declaration, 'type');
    const type = declared?.kind === 'implicit_type' ? found : this.typeNamed(declared);
    this.checkFits(variable, nameOf(variable), found, type);
    scope.set(nameOf(variable), type);
  }

  /** The full name of a type, with what stands after it; as it is written where it is one of .NET. */
  private typeNamed(node: SyntaxNode | undefined): string {
    const text = node?.text ?? '';
    const [, name = '', suffix = ''] = /^([\w.]+)(?:<.*>)?([?[\]]*)$/.exec(text) ?? [];
    if (BUILT_IN.includes(name) || DOTNET.includes(name)) return text;
    const full = [name, ...this.namespaces.map((namespace) => `${namespace}.${name}`)].find((each) =>
      this.types.has(each),
    );
    if (full === undefined && node !== undefined) this.report(node, `no type ${text}`);
    return `${full ?? text}${suffix}`;
  }

  private typeOf(node: SyntaxNode, scope: Scope): string | undefined {
    switch (node.kind) {
      case 'identifier':
        return this.typeOfName(node, scope);
      case 'interpolated_string_expression':
        for (const part of childrenOf(node, 'interpolation')) this.typesOf(part.children.slice(1, -1), scope);
        return 'string';
      case 'throw_expression':
        this.typesOf(node.children, scope);
        return undefined;
      case 'binary_expression':
        return this.typesOf(node.children, scope)[0]?.replace(/\?$/, '');
      case 'assignment_expression':
        return this.typeOfAssignment(node, scope);
      case 'member_access_expression':
      case 'conditional_access_expression':
        return this.typeOfAccess(node, scope);
      case 'invocation_expression':
        return this.typeOfCall(node, scope);
      case 'object_creation_expression':
        return this.typeOfCreation(node, scope);
      case 'array_creation_expression':
        return this.typeOfArray(node, scope);
      default:
        if (!(node.kind in LITERALS)) this.report(node, `not followed: ${node.kind} ${node.text}`);
        return LITERALS[node.kind];
    }
  }

  private typesOf(nodes: readonly SyntaxNode[], scope: Scope): (string | undefined)[] {
    return nodes.map((node) => this.typeOf(node, scope));
  }

  /** A variable, a member of the class that is being looked at, or a type whose static member is meant. */
  private typeOfName(node: SyntaxNode, scope: Scope): string | undefined {
    if (scope.has(node.text)) return scope.get(node.text);
    const own = this.find(this.current ?? '', node.text);
    return own === undefined ? this.typeNamed(node) : own.type;
  }

  /** `object.Name` has the name itself; in `object?.Name` it is in the second part. */
  private typeOfAccess(node: SyntaxNode, scope: Scope): string | undefined {
    const [object = node, named = node] = node.children;
    return this.memberOf(named, this.typeOf(object, scope), nameOf(node) || nameOf(named))?.type;
  }

  private typeOfAssignment(node: SyntaxNode, scope: Scope): string | undefined {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    const found = right && this.typeOf(right, scope);
    // An entry of a dictionary has no name.
    if (left !== undefined && left.kind !== 'element_binding_expression')
      this.checkFits(node, left.text, found, this.typeOf(left, scope));
    return found;
  }

  private typeOfCall(node: SyntaxNode, scope: Scope): string | undefined {
    const called = childOf(node, 'function');
    if (called === undefined) return undefined;
    const object = childOf(called, 'expression');
    const type = object === undefined ? this.current : this.typeOf(object, scope);
    const name = object === undefined ? called.text : nameOf(called);
    const method = this.memberOf(node, type, name);
    const values = childOf(node, 'arguments');
    if (method !== undefined && method.parameters === undefined) this.report(node, `${name} is no method`);
    this.checkArguments(node, name, values, method?.parameters, scope);
    return method?.type;
  }

  private typeOfCreation(node: SyntaxNode, scope: Scope): string | undefined {
    const type = this.typeNamed(childOf(node, 'type'));
    this.checkConstruction(node, type, childOf(node, 'arguments'), scope);
    for (const each of childOf(node, 'initializer')?.children ?? []) this.checkInitialized(each, type, scope);
    return type;
  }

  private checkInitialized(node: SyntaxNode, type: string, scope: Scope): void {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    const found = this.typeOf(right ?? node, scope);
    if (left?.kind === 'identifier') this.checkFits(node, left.text, found, this.memberOf(node, type, left.text)?.type);
  }

  private typeOfArray(node: SyntaxNode, scope: Scope): string {
    const type = this.typeNamed(childOf(node, 'type'));
    const values = childrenOf(node, 'initializer_expression').flatMap(({ children }) => children);
    for (const value of values) this.checkFits(value, 'an element', this.typeOf(value, scope), type.slice(0, -2));
    return type;
  }

  private checkConstruction(node: SyntaxNode, type: string, values: SyntaxNode | undefined, scope: Scope): void {
    const { constructors } = this.types.get(type) ?? {};
    this.checkArguments(node, type, values, constructors && (constructors[0] ?? []), scope);
  }

  private checkArguments(
    node: SyntaxNode,
    name: string,
    values: SyntaxNode | undefined,
    parameters: readonly Parameter[] | undefined,
    scope: Scope,
  ): void {
    const given = (values?.children ?? []).map(({ text, children: [value] }) =>
      text === 'this' ? this.current : value && this.typeOf(value, scope),
    );
    if (parameters === undefined) return;
    const needed = parameters.filter(({ optional }) => !optional).length;
    if (given.length < needed || given.length > parameters.length)
      this.report(node, `${name} takes ${String(needed)} to ${String(parameters.length)} values`);
    parameters.forEach((parameter, index) => this.checkFits(node, name, given[index], parameter.type));
  }

  private memberOf(node: SyntaxNode, type: string | undefined, name: string): Member | undefined {
    const plain = (type ?? '').replace(/\?$/, '');
    if (plain.endsWith('[]') && name === 'Length') return { type: 'int' };
    if (!this.types.has(plain)) return undefined;
    const member = this.find(plain, name);
    if (member === undefined) this.report(node, `${plain} has no ${name}`);
    return member;
  }

  private find(type: string, name: string): Member | undefined {
    const declaration = this.types.get(type);
    if (declaration === undefined) return undefined;
    const inherited = () => declaration.bases.map((base) => this.find(base, name)).find((each) => each !== undefined);
    return declaration.members.get(name) ?? inherited();
  }

  private checkFits(node: SyntaxNode, name: string, found: string | undefined, wanted: string | undefined): void {
    if (found === undefined || wanted === undefined || this.fits(plainOf(found), plainOf(wanted))) return;
    this.report(node, `${name} is ${wanted}, and is given ${found}`);
  }

  private fits(found: string, wanted: string): boolean {
    if (found === wanted || wanted === 'object') return true;
    if (wanted === 'double') return NUMBERS.includes(found);
    return (this.types.get(found)?.bases ?? []).some((base) => this.fits(base, wanted));
  }

  private report({ line }: SyntaxNode, problem: string): void {
    this.problems.push(`line ${String(line)}: ${problem}`);
  }
}

function nameOf(node: SyntaxNode): string {
  return childOf(node, 'name')?.text ?? '';
}

/** Without what is only about null; a dictionary is given where its interface is wanted. */
function plainOf(type: string): string {
  return type.replace(/\?$/, '').replace(/^System\.Collections\.Generic\.I(?=Dictionary<)/, '');
}
