// Writes the message code of src/tfplugin/proto from its .proto files; a part of `npm run generate`.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type Root } from 'protobufjs';
import { FileDescriptorProto, type IDescriptorProto, type IFileDescriptorProto } from 'protobufjs/ext/descriptor';

const FOLDER = path.join(__dirname, '../src/tfplugin/proto');

const OPTIONS = [
  'annotateFilesWithVersion=false',
  'enumsAsLiterals=true',
  'esModuleInterop=true',
  'forceLong=number',
  'oneof=unions-value',
  'outputJsonMethods=false',
  'outputPartialMethods=false',
  'outputServices=generic-definitions',
  'unrecognizedEnum=false',
  'useOptionals=all',
];

/** What protoc says to its plugins, and what they answer; a message inside is carried as its bytes. */
const PLUGIN = parse(`
  syntax = "proto3";
  message Request { repeated string file_to_generate = 1; string parameter = 2; repeated bytes proto_file = 15; }
  message Answer { string error = 1; repeated File file = 15; }
  message File { string content = 15; }
`).root;

/** What protobufjs adds to a root once `ext/descriptor` is loaded; its types don't say it of `resolveAll`'s answer. */
type Describable = Root & { toDescriptor(syntax: string): { file: IFileDescriptorProto[] } };

/** The code goes beside the .proto files, or into the folder that is named. */
const [, , target = FOLDER] = process.argv;
for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.proto'))) {
  writeFileSync(path.join(target, name.replace('.proto', '.ts')), generate(name));
}

/** The TypeScript of one .proto file, made by ts-proto's plugin for protoc; protobufjs does protoc's part. */
function generate(name: string): string {
  const request = { fileToGenerate: [name], parameter: OPTIONS.join(','), protoFile: [describe(name)] };
  const answer = execFileSync(process.execPath, [require.resolve('ts-proto/protoc-gen-ts_proto')], {
    input: PLUGIN.lookupType('Request').encode(request).finish(),
  });
  const { error, file } = PLUGIN.lookupType('Answer').decode(answer).toJSON();
  if (error !== undefined) throw new Error(`${name}: ${String(error)}`);
  return String(file[0].content);
}

function describe(name: string): Uint8Array {
  const { root } = parse(readFileSync(path.join(FOLDER, name), 'utf8'), { keepCase: true });
  const described = (root.resolveAll() as Describable).toDescriptor('proto3').file;
  const file = described.find(({ messageType = [] }) => messageType.length > 0);
  if (file === undefined) throw new Error(`${name} holds no messages.`);
  const scope = `.${file.package ?? ''}`;
  const known = new Set([...namesOf(file.messageType, scope), ...namesOf(file.enumType, scope)]);
  for (const type of file.messageType ?? []) makeAbsolute(type, scope, known);
  file.name = name;
  return FileDescriptorProto.encode(file).finish();
}

type Named = Pick<IDescriptorProto, 'name' | 'nestedType' | 'enumType'>;

function namesOf(types: readonly Named[] = [], scope: string): string[] {
  return types.flatMap((type) => {
    const name = `${scope}.${type.name ?? ''}`;
    return [name, ...namesOf(type.nestedType, name), ...namesOf(type.enumType, name)];
  });
}

/** Gives each field's type its full name, as protoc does: the innermost scope that knows the short one. */
function makeAbsolute(type: IDescriptorProto, outer: string, known: ReadonlySet<string>): void {
  const scope = `${outer}.${type.name ?? ''}`;
  for (const field of type.field ?? []) {
    if (field.typeName === undefined || field.typeName === '') continue;
    const full = scopesOf(scope)
      .map((name) => `${name}.${field.typeName}`)
      .find((name) => known.has(name));
    if (full === undefined) throw new Error(`${scope}.${field.name} has the unknown type ${field.typeName}.`);
    field.typeName = full;
  }
  for (const nested of type.nestedType ?? []) makeAbsolute(nested, scope, known);
}

/** `.a.b` → `.a.b`, `.a`, and the root. */
function scopesOf(name: string): string[] {
  return name.split('.').map((_, depth, parts) => parts.slice(0, parts.length - depth).join('.'));
}
