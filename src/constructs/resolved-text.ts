// A value that was read at synth time, in the form in which a construct gives it out.
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { AttributeValue } from '../model/export-job-attributes';
import { watchNulls } from './joined-nulls';
import { isPlainText, ResolvedValue } from './resolved-value';

/** @param member what the value is called in messages, behind the construct's path */
export function resolvedValue(construct: IConstruct, member: string, value: AttributeValue): ResolvedValue {
  const resolved = new ResolvedValue(value, `${construct.node.path}.${member}`);
  if (resolved.isAbsent) watchNulls(construct);
  return resolved;
}

/** A text that needs escaping is escaped where it is used: in a string and in an expression it differs. */
export function resolvedText(construct: IConstruct, member: string, value: AttributeValue): string {
  return typeof value === 'string' && isPlainText(value)
    ? value
    : Token.asString(resolvedValue(construct, member, value));
}
