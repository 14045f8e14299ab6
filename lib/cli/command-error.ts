/** Thrown when a command cannot do its work for a reason that its user can mend; the message says how. No stack is shown. */
export class CommandError extends Error {}
