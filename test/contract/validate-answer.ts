// Checks an answer of the newer API against MongoDB's official OpenAPI description of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Json = { [key: string]: unknown };
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: Json }>> }>>;
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** Any read may be answered with these, although the description lists them for no GET. */
const UNLISTED_ERRORS = [400, 405, 406];

const contract = readContract();
const ajv = createAjv(contract);

export function readContract(): Contract {
  return JSON.parse(readFileSync(path.join(__dirname, 'openapi-exports.json'), 'utf8')) as Contract;
}

/** What is wrong with the answer; `operation` is an operationId, or a method and a path such as `GET /api/atlas/v2/…`. */
export function validateAnswer(operation: string, status: number, contentType: string, body: unknown): string[] {
  const found = findOperation(operation);
  if (found === undefined) return [`${operation} is no operation of the contract`];
  const mediaType = contentType.split(';')[0]?.trim() ?? '';
  if (status >= 400) return validateError(found, status, mediaType, body);
  const content = found.responses[String(status)]?.content;
  if (content === undefined) return [`status ${status} is not listed for ${found.operationId}`];
  const schema = content[mediaType]?.schema;
  if (schema === undefined) return [`media type ${mediaType} is not listed for ${found.operationId}`];
  return errorsOf(ajv.compile({ $ref: `contract${String(schema['$ref'])}` }), body);
}

/** Errors are plain JSON. Real ones go beyond ApiError: parameters hold texts and numbers, or are null, and the body of a 401 has no errorCode. */
function validateError(operation: Operation, status: number, mediaType: string, body: unknown): string[] {
  const isListed = String(status) in operation.responses || UNLISTED_ERRORS.includes(status);
  const schema = {
    type: 'object',
    properties: {
      error: { const: status },
      errorCode: { type: 'string' },
      detail: { type: 'string' },
      reason: { type: 'string' },
      parameters: { type: 'array', nullable: true, items: { type: ['string', 'number'] } },
    },
    required: ['error', 'detail', 'reason', ...(status === 401 ? [] : ['errorCode', 'parameters'])],
    additionalProperties: false,
  };
  return [
    ...(isListed ? [] : [`status ${status} is not listed for ${operation.operationId}`]),
    ...(mediaType === 'application/json' ? [] : [`errors are application/json, not ${mediaType}`]),
    ...errorsOf(ajv.compile(schema), body),
  ];
}

function findOperation(asked: string): Operation | undefined {
  const [method = '', target = ''] = asked.split(' ');
  for (const [template, methods] of Object.entries(contract.paths)) {
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
    for (const [verb, operation] of Object.entries(methods)) {
      if (operation.operationId === asked) return operation;
      if (verb.toUpperCase() === method && pattern.test(target.split('?')[0] ?? '')) return operation;
    }
  }
  return undefined;
}

function createAjv({ components }: Contract): Ajv {
  const checker = new Ajv({ strict: false, allErrors: true });
  addFormats(checker);
  const schemas = Object.fromEntries(
    Object.entries(structuredClone(components.schemas)).flatMap(([name, schema]) => byDiscriminator(name, schema)),
  );
  for (const [name, { discriminator }] of Object.entries(components.schemas)) {
    const { mapping } = (discriminator ?? {}) as { mapping?: Record<string, string> };
    for (const reference of Object.values(mapping ?? {})) pointToBase(schemas[lastOf(reference)], name);
  }
  dropPrefixPattern(schemas);
  checker.addSchema({ components: { schemas } }, 'contract');
  return checker;
}

/** JSON Schema has no discriminator: the schema becomes its base and, by the value of one property, a variant. */
function byDiscriminator(name: string, { discriminator, ...base }: Json): [string, Json][] {
  if (discriminator === undefined) return [[name, base]];
  const { propertyName, mapping } = discriminator as { propertyName: string; mapping: Record<string, string> };
  const variants = Object.entries(mapping).map(([value, $ref]) => ({
    if: { properties: { [propertyName]: { const: value } } },
    then: { $ref },
  }));
  return [
    [`${name}Base`, base],
    [name, { allOf: [{ $ref: `#/components/schemas/${name}Base` }, ...variants] }],
  ];
}

/** A variant that holds the whole schema again would never end. */
function pointToBase(variant: Json | undefined, name: string): void {
  for (const part of (variant?.['allOf'] ?? []) as Json[]) {
    if (part['$ref'] === `#/components/schemas/${name}`) part['$ref'] = `#/components/schemas/${name}Base`;
  }
}

/** The official pattern is a template written as a regular expression; no real prefix matches it. */
function dropPrefixPattern(schemas: Record<string, Json>): void {
  const properties = schemas['DiskBackupExportJob']?.['properties'] as Record<string, Json>;
  delete properties['prefix']?.['pattern'];
}

function errorsOf(validate: ValidateFunction, body: unknown): string[] {
  validate(body);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'body'} ${message}`);
}

function lastOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
