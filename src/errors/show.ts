// How a value that came from outside is shown in a message: on one line, bounded, and unable to steer a terminal.

const LONGEST = 300;

/** `text` in one bounded line; control characters, and halves of a surrogate pair, are written as escapes. */
export function show(text: string): string {
  return shortened(text).replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Surrogate}]/gu,
    escaped,
  );
}

/** `text` in quotation marks. */
export function quote(text: string): string {
  return `"${show(text)}"`;
}

/** The cut never goes through a surrogate pair. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
