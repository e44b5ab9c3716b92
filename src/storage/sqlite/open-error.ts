import { SqliteError } from 'better-sqlite3';

/** The database cannot be used. `message` is one line that says why and what to do about it. */
export class StoreOpenError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreOpenError';
  }
}

/** What SQLite or the file system refused, in words that help; anything else comes back as it is. */
export const explained = (error: unknown, file: string): unknown => {
  const remedy = remedyFor(error, file);
  return remedy === null ? error : new StoreOpenError(`Cannot open the database ${file}: ${remedy}`, error);
};

const remedyFor = (error: unknown, file: string): string | null => {
  const code = codeOf(error);
  if (code === null) return null;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return 'another program holds it locked. Close that program (a database browser, a backup, a second Funnelbot still starting) and start again.';
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `it is read-only here. Let the user who runs Funnelbot write the file and its folder (chown/chmod), or point DATABASE_URL elsewhere.`;
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return `it is damaged or no SQLite database. Restore it from a backup, or move it away (mv ${file} ${file}.broken) to begin with an empty one.`;
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return 'the disk is full. Free some space and start again.';
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST') {
    return 'there is no file that can be opened or created. DATABASE_URL must name a file, such as file:./data/funnelbot.db, in a folder that may be written.';
  }
  if (code.startsWith('SQLITE_IOERR'))
    return 'the disk reports an error. Check the disk and its file system.';
  return null;
};

const codeOf = (error: unknown): string | null => {
  if (error instanceof SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
};
