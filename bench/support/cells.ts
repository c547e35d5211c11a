// Numbers as the page shows them.

export function ms(value: number): string {
  return `${digits(value)} ms`;
}

export function mib(value: number): string {
  return `${digits(value)} MiB`;
}

export function kib(mebibytes: number): string {
  return `${digits(mebibytes * 1024)} KiB`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`;
}

export function inLatencies(value: number): string {
  return `${value.toFixed(2)} L`;
}

export function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

export function jobs(value: number): string {
  return `${count(value)} job${value === 1 ? '' : 's'}`;
}

export function showRuns(value: number): string {
  return `${value} run${value === 1 ? '' : 's'}`;
}

function digits(value: number): string {
  if (Math.abs(value) >= 1000) return value.toLocaleString('en', { maximumFractionDigits: 0 });
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}
