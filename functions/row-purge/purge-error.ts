/** An error whose message this project wrote: it holds no value of a row and no password, so it may be logged. */
export class PurgeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PurgeError";
  }
}

/** The text of any error that may be logged: what others wrote may quote values, so only its name is passed on. */
export function loggable(error: unknown): string {
  if (error instanceof PurgeError) return error.message;
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return `unexpected ${name}`;
}
