/** A command line that asks for what cannot be. The message says what is wrong and what is allowed. */
export class UsageError extends Error {}
