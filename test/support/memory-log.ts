import type { Log } from '../../src/chat/log.ts';

/** Keeps what is logged. */
export class MemoryLog implements Log {
  readonly lines: { level: string; fields: object; message: string }[] = [];

  info(fields: object, message: string): void {
    this.lines.push({ level: 'info', fields, message });
  }

  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', fields, message });
  }

  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', fields, message });
  }

  debug(fields: object, message: string): void {
    this.lines.push({ level: 'debug', fields, message });
  }
}
