// One header field; each character of it is one byte.

export type HeaderField = readonly [name: string, value: string];
