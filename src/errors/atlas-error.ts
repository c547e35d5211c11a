// The one error class: a stable code, then what happened, why, and what to do about it.
import { ERROR_TITLES, type ErrorCode } from './error-codes';

/** The HTTP exchange that an error comes from. */
export interface HttpFacts {
  readonly method: string;
  /** Path of the request, without host and query. */
  readonly path: string;
  readonly status?: number;
  /** Atlas's own `errorCode`, such as `CLUSTER_NOT_FOUND`. */
  readonly errorCode?: string;
  /** Atlas's own `detail`, cleaned. */
  readonly detail?: string;
}

export interface ErrorParts {
  /** One sentence, without a full stop at its end. */
  readonly what: string;
  readonly why?: string;
  /** What the reader should do. */
  readonly fix: string;
  /** Path of the construct, or of the Terraform attribute, that the error is about. */
  readonly path?: string;
  /** Name of the argument or setting at fault, in the spelling of `src/model` (camelCase). */
  readonly argument?: string;
  readonly http?: HttpFacts;
  readonly cause?: unknown;
}

/** How the temporary folders are called in which jsii's kernel keeps the package, for programs in other languages. */
const KERNEL_FOLDER = 'jsii-kernel-';

export class AtlasError extends Error {
  public readonly code: ErrorCode;
  public readonly parts: ErrorParts;

  public constructor(code: ErrorCode, parts: ErrorParts) {
    super(messageOf(code, parts), parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'AtlasError';
    this.code = code;
    this.parts = parts;
    // Node prints members after the stack of an error that nobody caught; the message holds all of them.
    for (const member of ['name', 'code', 'parts']) Object.defineProperty(this, member, { enumerable: false });
    // Java and Python print the stack below the message, where its frames are in a folder that is gone by then.
    if (this.stack?.includes(KERNEL_FOLDER)) this.stack = '';
  }

  /** At most eight words that head a Terraform diagnostic. */
  public get title(): string {
    return ERROR_TITLES[this.code];
  }

  /** What, why, the code and at last the fix: the body of a Terraform diagnostic. */
  public get detail(): string {
    const { what, why, fix } = this.parts;
    const reason = why === undefined ? [] : [sentence(why)];
    return [sentence(what), ...reason, `Code: ${this.code}`, '', sentence(fix)].join('\n');
  }

  /** The same failure, told of the construct or attribute at `path`. */
  public at(path: string): AtlasError {
    return new AtlasError(this.code, { ...this.parts, path });
  }

  /** What crosses a thread boundary; `cause` stays behind. */
  public toPlain(): PlainError {
    return { code: this.code, parts: { ...this.parts, cause: undefined } };
  }

  public static fromPlain(plain: PlainError): AtlasError {
    return new AtlasError(plain.code, plain.parts);
  }

  /** Any thrown value as an AtlasError; what is not one already is a bug of ours and says so. */
  public static from(reason: unknown): AtlasError {
    if (reason instanceof AtlasError) return reason;
    const text = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    return new AtlasError('INTERNAL', {
      what: `The provider ran into something that it does not handle: ${text}`,
      fix: 'This is a bug: please report it, with this message',
      cause: reason,
    });
  }
}

export interface PlainError {
  readonly code: ErrorCode;
  readonly parts: ErrorParts;
}

/** jsii carries the text alone to other languages, so the text holds everything; its first line stands by itself. */
function messageOf(code: ErrorCode, { path, what, why, fix }: ErrorParts): string {
  const first = [code, ...(path === undefined ? [] : [path]), sentence(what)].join(': ');
  return [first, ...(why === undefined ? [] : [`  why: ${indented(why)}`]), `  fix: ${indented(fix)}`].join('\n');
}

function sentence(text: string): string {
  return /[.!?\u00bb]$/.test(text) ? text : `${text}.`;
}

function indented(text: string): string {
  return sentence(text).replaceAll('\n', '\n       ');
}
