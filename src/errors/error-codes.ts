// Every code an error of this product can carry, with the words that head its message.

/** Code → title: at most eight words, used as a Terraform diagnostic's summary. */
export const ERROR_TITLES = {
  // what the user wrote
  INVALID_ARGUMENT: 'Argument is not valid',
  INVALID_SETTING: 'Setting is not valid',
  COMPUTED_ARGUMENT: 'Attribute is read-only',
  MISSING_CREDENTIALS: 'No Atlas credentials given',
  INCOMPLETE_CREDENTIALS: 'Half of the Atlas credentials is missing',
  UNKNOWN_SETTING: 'Provider setting is not known yet',
  LITERAL_SECRET: 'Secret written into the configuration',
  WRONG_LIBRARY: 'Package is for another library',
  LOCAL_NAME_TAKEN: 'Another provider is called atlas',
  OUTPUT_TAKEN: 'Output id is already taken',
  ONLY_AT_SYNTH: 'Value exists only when read at synth',
  ONLY_AT_APPLY: 'Feature works only when read at apply',
  VALUE_ABSENT: 'Export job has no such value',
  JOB_NOT_FINISHED: 'Export job has not finished',
  // what Atlas answered
  BAD_REQUEST: 'Atlas did not understand the request',
  UNAUTHORIZED: 'Atlas refused the credentials',
  FORBIDDEN: 'Credentials lack a role',
  IP_NOT_ALLOWED: 'IP address is not on the access list',
  PROJECT_NOT_FOUND: 'Atlas does not know the project',
  CLUSTER_NOT_FOUND: 'Atlas does not know the cluster',
  EXPORT_JOB_NOT_FOUND: 'Atlas does not know the export job',
  EXPORT_BUCKET_NOT_FOUND: 'Atlas does not know the export bucket',
  NO_EXPORT_JOB: 'No export job fits',
  EXPORT_JOB_TOO_OLD: 'Newest export job is too old',
  EXPORT_JOB_FAILED: 'Export job failed',
  EXPORT_JOB_CANCELLED: 'Export job was cancelled',
  CONFLICT: 'Atlas reports a conflict',
  VERSION_GONE: 'Atlas no longer serves this API version',
  RATE_LIMITED: 'Atlas limits the rate of requests',
  SERVER_FAILED: 'Atlas failed to answer',
  UNEXPECTED_STATUS: 'Atlas answered with an unexpected status',
  REDIRECTED: 'Atlas redirected the request',
  TOKEN_REFUSED: 'Atlas refused to issue an access token',
  TOKEN_LIMIT: 'Service account has too many live tokens',
  ANSWER_NOT_JSON: 'Answer is not JSON',
  ANSWER_TOO_LARGE: 'Answer is too large',
  ANSWER_MALFORMED: 'Answer has an unexpected shape',
  ANSWER_MISMATCHED: 'Answer is about something else',
  // the network
  HOST_NOT_FOUND: 'Host name could not be resolved',
  CONNECTION_REFUSED: 'Connection was refused',
  CONNECTION_RESET: 'Connection was cut',
  TLS_REFUSED: 'TLS certificate was not accepted',
  PROXY_REFUSED: 'Proxy refused the connection',
  NETWORK_FAILED: 'Network failed',
  TIMED_OUT: 'Atlas did not answer in time',
  WAIT_TIMED_OUT: 'Export job did not finish in time',
  STOPPED: 'Read was stopped',
  // reading at synth time
  LOOKUP_MISSING: 'Look-up is not in the context file',
  LOOKUP_NEVER_STORED: 'Look-up cannot be done offline',
  CONTEXT_UNREADABLE: 'Context file cannot be used',
  CONTEXT_NOT_WRITTEN: 'Context file could not be written',
  LOOKUP_TIMED_OUT: 'Look-up took too long',
  WORKER_FAILED: 'Look-up worker failed',
  // putting the provider in place
  INSTALL_FAILED: 'Provider could not be put in place',
  LOCK_FILE_UNREADABLE: 'Dependency lock file cannot be used',
  /** A bug of ours, never a user's mistake. */
  INTERNAL: 'Bug in the atlas provider',
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;
