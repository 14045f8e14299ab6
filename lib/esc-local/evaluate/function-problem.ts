/** Thrown by a function that cannot work with what it got; becomes a diagnostic at the call. */
export class FunctionProblem extends Error {}
