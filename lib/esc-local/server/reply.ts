/** What a route answers. */
export interface Reply {
  /** HTTP status. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Go's SDKs refuse every other content type (0.10.5 to 0.14.0). */
const JSON_TYPE = { 'content-type': 'application/json' };
const YAML_TYPE = { 'content-type': 'application/x-yaml' };

/** An answer in JSON. */
export function json(body: object, status = 200, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/** A definition. */
export function yaml(body: string, headers: Reply['headers'] = {}): Reply {
  return { status: 200, headers: { ...YAML_TYPE, ...headers }, body };
}

/** Done, and nothing to say. */
export const NO_CONTENT: Reply = { status: 204 };

/** Done; the body that SDKs of 0.12 and before insist on and 0.14 tolerates, where the API description of 0.14 says 204. */
export const DONE: Reply = json({ message: '', code: 200 });

/** A refusal. Go's SDKs accept no other field in it. */
export function failure(status: number, message: string, headers: Reply['headers'] = {}): Reply {
  return json({ code: status, message }, status, headers);
}
