// What each error code means, who acts on it and whether trying again helps: the text of docs/errors.md. No executable
// carries this file.
import type { ErrorCode } from './error-codes';

export type ErrorActor =
  | 'author of the configuration'
  | 'owner of the credentials'
  | 'administrator of the network'
  | 'whoever runs the command'
  | 'MongoDB'
  | 'maintainers of this package';

export interface ErrorMeaning {
  readonly meaning: string;
  /** The likeliest first. */
  readonly actors: readonly [ErrorActor, ...ErrorActor[]];
  /** Whether the same command may succeed when it is run again. */
  readonly again: 'yes' | 'yes, later' | 'after a change' | 'no';
}

const AUTHOR = 'author of the configuration';
const OWNER = 'owner of the credentials';
const NETWORK = 'administrator of the network';
const RUNNER = 'whoever runs the command';
const MONGODB = 'MongoDB';
const MAINTAINERS = 'maintainers of this package';

const CHANGE = 'after a change';
const LATER = 'yes, later';

const OF_THE_CONFIGURATION = {
  INVALID_ARGUMENT: {
    meaning: 'An argument does not have the form that it must have. It is checked before anything is asked of Atlas.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  INVALID_SETTING: {
    meaning:
      'A setting of the connection to Atlas cannot be used: an argument of the provider, of `AtlasLookup`, or an environment variable, those for proxies and certificate files included.',
    actors: [AUTHOR, RUNNER],
    again: CHANGE,
  },
  COMPUTED_ARGUMENT: {
    meaning: 'The configuration sets an attribute that the provider reads, and that nobody can set.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  MISSING_CREDENTIALS: {
    meaning: 'Atlas had to be asked, and neither the configuration nor the environment holds credentials.',
    actors: [RUNNER, AUTHOR],
    again: CHANGE,
  },
  INCOMPLETE_CREDENTIALS: {
    meaning: 'Of two values that belong together, such as a client id and its secret, only one is given.',
    actors: [RUNNER, AUTHOR],
    again: CHANGE,
  },
  UNKNOWN_SETTING: {
    meaning:
      'An argument of the provider comes from a resource that Terraform has yet to create or change, so nothing can be read yet.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  LITERAL_SECRET: {
    meaning: 'A secret would be written into `cdk.tf.json`, where everyone who sees the configuration can read it.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  WRONG_LIBRARY: {
    meaning:
      'A construct of `cdktf-provider-atlas` is in an app of CDK Terrain, or one of `cdktn-provider-atlas` in an app of CDKTF. Each library has a package of its own; see [cdk-terrain.md](cdk-terrain.md).',
    actors: [AUTHOR],
    again: CHANGE,
  },
  LOCAL_NAME_TAKEN: {
    meaning:
      'The stack has a provider of another source under the name atlas, and Terraform would get only one of them.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  OUTPUT_TAKEN: {
    meaning: 'The stack has an output, or another construct, with an id that `addOutputs` would use.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  ONLY_AT_SYNTH: {
    meaning: 'The app asks of a job that Terraform reads what only a job with `ReadAt.SYNTH` can give or take.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  ONLY_AT_APPLY: {
    meaning: 'The app asks of a job with `ReadAt.SYNTH` what only a job that Terraform reads can give or take.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  VALUE_ABSENT: {
    meaning: 'The app uses a value of a job with `ReadAt.SYNTH` that Atlas did not give.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  JOB_NOT_FINISHED: {
    meaning: 'A job with `ReadAt.SYNTH` still changes, and its values would become part of the configuration.',
    actors: [RUNNER, AUTHOR],
    again: LATER,
  },
} as const satisfies Meanings;

const OF_ATLAS = {
  BAD_REQUEST: { meaning: 'Atlas answered with status 400.', actors: [AUTHOR], again: CHANGE },
  UNAUTHORIZED: {
    meaning:
      'Atlas answered with status 401: the credentials are unknown to it, mistyped, expired or revoked, or it knows the API key and does not let it read.',
    actors: [OWNER],
    again: CHANGE,
  },
  FORBIDDEN: {
    meaning: 'Atlas answered with status 403: the credentials are right, and have no role that lets them read this.',
    actors: [OWNER],
    again: CHANGE,
  },
  IP_NOT_ALLOWED: {
    meaning: 'Atlas answered with status 403: it does not accept these credentials from this IP address.',
    actors: [OWNER, NETWORK],
    again: CHANGE,
  },
  PROJECT_NOT_FOUND: {
    meaning: 'Atlas has no project with this id, or none that these credentials may see.',
    actors: [AUTHOR, OWNER],
    again: CHANGE,
  },
  CLUSTER_NOT_FOUND: { meaning: 'The project has no cluster with this name.', actors: [AUTHOR], again: CHANGE },
  EXPORT_JOB_NOT_FOUND: {
    meaning:
      'The cluster has no export job with this id. Atlas may have forgotten it, while its objects are still in the bucket.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  EXPORT_BUCKET_NOT_FOUND: {
    meaning: 'The project has no export bucket with this id. The objects in the storage itself may still be there.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  NO_EXPORT_JOB: {
    meaning:
      'The newest export job was asked for, and no job of the cluster fits. The message shows the newest that were seen, whatever their state.',
    actors: [RUNNER, AUTHOR],
    again: LATER,
  },
  EXPORT_JOB_TOO_OLD: {
    meaning:
      'The newest export job that fits was created before the time that was asked for. The message shows it, and newer ones in other states.',
    actors: [RUNNER, AUTHOR],
    again: LATER,
  },
  EXPORT_JOB_FAILED: {
    meaning:
      'A job that has to be successful has failed. Part of its objects may be in the bucket, and Atlas does not try it again.',
    actors: [RUNNER],
    again: CHANGE,
  },
  EXPORT_JOB_CANCELLED: {
    meaning: 'A job that has to be successful was cancelled. Part of its objects may be in the bucket.',
    actors: [RUNNER],
    again: CHANGE,
  },
  CONFLICT: {
    meaning: 'Atlas answered with status 409: another change to the cluster is under way.',
    actors: [RUNNER],
    again: LATER,
  },
  VERSION_GONE: {
    meaning: 'Atlas answered with status 410: it has retired the version of its API that was asked for.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  RATE_LIMITED: {
    meaning:
      'Too many requests were made, by whomever: Atlas answered with status 429, or would have soon, and the time for the read did not allow to wait as long as Atlas wants.',
    actors: [RUNNER],
    again: LATER,
  },
  SERVER_FAILED: {
    meaning: 'Atlas, or something on the way to it, failed with status 408 or one from 500, also when asked again.',
    actors: [MONGODB, NETWORK],
    again: LATER,
  },
  UNEXPECTED_STATUS: {
    meaning:
      "The answer's status is none that Atlas gives here, or it is a 404 that is not in Atlas's form: the base URL may be wrong, or a proxy may have answered.",
    actors: [AUTHOR, NETWORK],
    again: CHANGE,
  },
  REDIRECTED: {
    meaning:
      'The answer leads to another address. It is not followed, so that the credentials go nowhere else: the base URL may be wrong, or a log-in page of the network may stand in between.',
    actors: [AUTHOR, NETWORK],
    again: CHANGE,
  },
  TOKEN_REFUSED: {
    meaning:
      'Atlas issued no access token for the service account: its client id or secret is wrong or expired, or belongs to another Atlas.',
    actors: [OWNER],
    again: CHANGE,
  },
  TOKEN_LIMIT: {
    meaning: 'The service account has as many access tokens alive as Atlas allows. Each lives one hour.',
    actors: [OWNER],
    again: LATER,
  },
  ANSWER_NOT_JSON: {
    meaning: 'The answer is empty, damaged, or a page of a proxy: no JSON in any case.',
    actors: [NETWORK, AUTHOR],
    again: CHANGE,
  },
  ANSWER_TOO_LARGE: {
    meaning: 'The answer is larger than any of Atlas would be, and was not read to its end.',
    actors: [AUTHOR, NETWORK],
    again: CHANGE,
  },
  ANSWER_MALFORMED: {
    meaning: 'The answer is JSON, but not what was asked for: the base URL may be wrong, or Atlas has changed.',
    actors: [AUTHOR, MAINTAINERS],
    again: CHANGE,
  },
  ANSWER_MISMATCHED: {
    meaning:
      'The answer is about another export job or bucket than the one that was asked for: a cache may mix up answers.',
    actors: [NETWORK],
    again: LATER,
  },
} as const satisfies Meanings;

const OF_THE_NETWORK = {
  HOST_NOT_FOUND: {
    meaning: 'No name server knows the host of the base URL, or none answered.',
    actors: [AUTHOR, NETWORK],
    again: CHANGE,
  },
  CONNECTION_REFUSED: {
    meaning: 'Nothing listens at the address of Atlas or of the proxy, or a firewall refuses the connection.',
    actors: [AUTHOR, NETWORK],
    again: CHANGE,
  },
  CONNECTION_RESET: {
    meaning: 'The connection was cut before the answer was complete, also when asked again.',
    actors: [NETWORK],
    again: LATER,
  },
  TLS_REFUSED: {
    meaning:
      'The certificate is expired, for another host, or signed by nobody who is trusted here, as when a proxy signs connections anew.',
    actors: [NETWORK, AUTHOR],
    again: CHANGE,
  },
  PROXY_REFUSED: {
    meaning: 'The proxy did not open a connection to Atlas, or asks for a user and password.',
    actors: [NETWORK, RUNNER],
    again: CHANGE,
  },
  NETWORK_FAILED: {
    meaning: 'The request failed on the way for another reason, which the message names.',
    actors: [NETWORK],
    again: LATER,
  },
  TIMED_OUT: {
    meaning: 'No answer came within the time that one request, or the whole read, may take.',
    actors: [MONGODB, NETWORK],
    again: LATER,
  },
  WAIT_TIMED_OUT: {
    meaning: 'A job that was waited for had not finished, or none had been created yet, when the time for it was over.',
    actors: [RUNNER, AUTHOR],
    again: LATER,
  },
  STOPPED: { meaning: 'The read was ended before its answer came, as by Ctrl-C.', actors: [RUNNER], again: 'yes' },
} as const satisfies Meanings;

const OF_SYNTH_TIME = {
  LOOKUP_MISSING: {
    meaning: 'Look-ups are offline, and the context file does not hold this export job or bucket.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  LOOKUP_NEVER_STORED: {
    meaning:
      'Look-ups are offline, and a choice such as the newest job, or a list, is never stored in the context file.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  CONTEXT_UNREADABLE: {
    meaning:
      'The context file is damaged, holds a merge conflict, may not be read, or was written by a newer release. It is never overwritten then.',
    actors: [AUTHOR],
    again: CHANGE,
  },
  CONTEXT_NOT_WRITTEN: {
    meaning: 'The context file could not be written, as where the folder is read-only or the disk is full.',
    actors: [RUNNER],
    again: CHANGE,
  },
  LOOKUP_TIMED_OUT: {
    meaning: 'Not all export jobs could be read within the time that look-ups may take together.',
    actors: [RUNNER, AUTHOR],
    again: LATER,
  },
  WORKER_FAILED: {
    meaning: 'The thread that reads from Atlas ended before it answered, or could not be started.',
    actors: [RUNNER, MAINTAINERS],
    again: 'yes',
  },
} as const satisfies Meanings;

const OF_INSTALLING = {
  INSTALL_FAILED: {
    meaning:
      'The provider could not be written into the folder, as where the disk is full or the folder read-only, or the package is not complete.',
    actors: [RUNNER],
    again: CHANGE,
  },
  LOCK_FILE_UNREADABLE: {
    meaning: 'The dependency lock file is cut off, holds a merge conflict, or was edited by hand. It is left as it is.',
    actors: [AUTHOR],
    again: CHANGE,
  },
} as const satisfies Meanings;

const OF_THE_PRODUCT = {
  INTERNAL: {
    meaning: 'The product has met something that it does not handle, which is a bug of its own.',
    actors: [MAINTAINERS],
    again: 'no',
  },
} as const satisfies Meanings;

type Meanings = Readonly<Partial<Record<ErrorCode, ErrorMeaning>>>;

/** Code → meaning, for every code. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, ErrorMeaning>> = {
  ...OF_THE_CONFIGURATION,
  ...OF_ATLAS,
  ...OF_THE_NETWORK,
  ...OF_SYNTH_TIME,
  ...OF_INSTALLING,
  ...OF_THE_PRODUCT,
};

/** The groups of `error-codes.ts`, in its order. */
export const ERROR_GROUPS: readonly { readonly heading: string; readonly meanings: Meanings }[] = [
  { heading: 'What the configuration says', meanings: OF_THE_CONFIGURATION },
  { heading: 'What Atlas answered', meanings: OF_ATLAS },
  { heading: 'The network', meanings: OF_THE_NETWORK },
  { heading: 'Reading at synth time', meanings: OF_SYNTH_TIME },
  { heading: 'Putting the provider in place', meanings: OF_INSTALLING },
  { heading: 'Bugs', meanings: OF_THE_PRODUCT },
];
