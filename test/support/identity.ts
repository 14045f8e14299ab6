import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { findingsOf } from '../../lib/core/report-finding';

/** The client id of tests that need one. */
export const CLIENT_ID = '11111111-2222-3333-4444-555555555555';

/** A chart `prod` whose objects lie in namespace `shop`. */
export function shop(): Chart {
  return new Chart(new App(), 'prod', { namespace: 'shop' });
}

/** `code severity` of what a construct reports on itself. */
export function codesOf(construct: Construct): string[] {
  return findingsOf(construct).map(({ code, severity }) => `${code} ${severity}`);
}
