// The wire form of an export bucket. Loaded with the first answer: the schema library takes time to load.
import * as v from 'valibot';
import { noList, optional, string, text } from './wire-form';

/** What every cloud's bucket has is required, as Atlas describes it; what is unknown is dropped, what is absent is null. */
export const exportBucketSchema = v.pipe(
  noList,
  v.object({
    _id: v.pipe(string, v.nonEmpty()),
    bucketName: v.pipe(string, v.nonEmpty()),
    cloudProvider: v.pipe(string, v.nonEmpty()),
    region: text,
    iamRoleId: text,
    roleId: text,
    serviceUrl: text,
    tenantId: text,
    requirePrivateNetworking: optional(v.boolean()),
  }),
);
