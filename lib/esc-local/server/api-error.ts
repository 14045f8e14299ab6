/** Thrown by a route that refuses; becomes the body `{code, message}`. */
export class ApiError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** For what does not exist. */
export function notFound(what: string): ApiError {
  return new ApiError(404, `Not Found: ${what}`);
}
