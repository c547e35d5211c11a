// The last words of a process that fails: a text that begins like this is shown whole by Terraform.
import type { Host } from './host';

export function reportCrashes(name: string, host: Pick<Host, 'complain' | 'exit' | 'on'>): void {
  const crash = (reason: unknown) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    host.complain(`panic: ${name}: ${text}\n`);
    host.exit(2);
  };
  host.on('uncaughtException', crash);
  host.on('unhandledRejection', crash);
}
