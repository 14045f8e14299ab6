import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { ApiError } from './api-error.ts';

/** A request that a route was found for. */
export class ApiRequest {
  constructor(
    /** The parts of the path that the route names, percent-decoded. */
    private readonly parameters: Readonly<Record<string, string>>,
    readonly query: URLSearchParams,
    readonly headers: IncomingHttpHeaders,
    readonly body: string,
  ) {}

  /** A part of the path. */
  parameter(name: string): string {
    const value = this.parameters[name];
    if (value === undefined) throw new Error(`the route has no parameter ${name}`);
    return value;
  }

  /**
   * The body as a JSON object.
   *
   * @throws ApiError when it is none.
   */
  json(): JsonObject {
    try {
      const body = JSON.parse(this.body);
      if (isJsonObject(body)) return body;
    } catch {
      // Told below, without the parser's message: it shows the body.
    }
    throw new ApiError(400, 'Bad Request: the body is no JSON object');
  }

  /**
   * A text in the JSON body.
   *
   * @throws ApiError when it is missing.
   */
  text(name: string): string {
    const value = this.json()[name];
    if (typeof value === 'string') return value;
    throw new ApiError(400, `Bad Request: ${name} must be a string`);
  }

  /**
   * A whole number in the JSON body.
   *
   * @throws ApiError when it is missing.
   */
  integer(name: string): number {
    const value = this.json()[name];
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    throw new ApiError(400, `Bad Request: ${name} must be an integer`);
  }
}
