/** How often something was asked. */
export interface RequestCount {
  readonly method: string;
  /** Path below `/api` with names for its parameters; `unknown` when there is no such route. */
  readonly route: string;
  /** `organization/project/environment`; absent where the route has none. */
  readonly environment?: string;
  readonly count: number;
}

/** Which requests are meant; everything that is absent fits. */
export type RequestFilter = Partial<Omit<RequestCount, 'count'>>;

/** What clients asked for, without any value. Answers that were cut or replaced by a fault count too. */
export class RequestCounts {
  private readonly counts = new Map<string, RequestCount>();

  add(request: Omit<RequestCount, 'count'>): number {
    const key = JSON.stringify([request.method, request.route, request.environment]);
    const count = (this.counts.get(key)?.count ?? 0) + 1;
    this.counts.set(key, { ...request, count });
    return count;
  }

  /** How many requests fit. */
  count(filter: RequestFilter = {}): number {
    return this.entries(filter).reduce((sum, { count }) => sum + count, 0);
  }

  /** Every kind of request that fits, in the order of their first appearance. */
  entries({ environment, method, route }: RequestFilter = {}): readonly RequestCount[] {
    return [...this.counts.values()].filter(
      (entry) =>
        (environment === undefined || entry.environment === environment) &&
        (method === undefined || entry.method === method) &&
        (route === undefined || entry.route === route),
    );
  }

  /** Starts anew. */
  clear(): void {
    this.counts.clear();
  }
}
