import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Construct } from 'constructs';
import type { JsonObject } from '../../core/json.ts';
import { type OwnFinding, reportFinding } from '../../core/report-finding.ts';
import { crdBundleFile } from '../../upstream/crd-bundle.ts';
import { EXTERNAL_SECRETS_CRD_BUNDLE as BUNDLE } from '../../upstream/external-secrets-operator.ts';
import { addManifest, type Manifest } from '../manifest.ts';
import { allCrds, type ExternalSecretsUse, requiredCrds } from './use.ts';

/** Props of {@link ExternalSecretsOperatorCrds}. */
export interface ExternalSecretsOperatorCrdsProps extends ExternalSecretsUse {
  /**
   * Upstream's bundle, as `npm run vendor` fetches it; relative to the folder that the program is run in.
   *
   * @default 'vendor/external-secrets-2.9.0-crds.yaml'
   */
  readonly file?: string;
}

/**
 * The CRDs of External Secrets Operator 2.9.0 that are used, out of upstream's bundle and as they stand there.
 *
 * A construct of their own, because they go first and are never pruned: with a CRD goes everything of its kind. Two of them are
 * too big for client-side apply.
 */
export class ExternalSecretsOperatorCrds extends Construct {
  constructor(scope: Construct, id: string, props: ExternalSecretsOperatorCrdsProps = {}) {
    super(scope, id);
    const { file = `vendor/${crdBundleFile(BUNDLE)}` } = props;
    const text = tryRead(file);
    if (text === undefined) reportFinding(this, missing(file));
    else if (createHash('sha256').update(text).digest('hex') !== BUNDLE.sha256) reportFinding(this, edited(file));
    else for (const crd of crdsOf(text, requiredCrds(props))) addManifest(this, crd.metadata.name, crd);
  }
}

/** A kustomization that takes upstream's bundle from GitHub and leaves out the CRDs that are not used. */
export function externalSecretsCrdKustomization(use: ExternalSecretsUse): JsonObject {
  const required = new Set(requiredCrds(use));
  const unused = allCrds().filter((name) => !required.has(name));
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [BUNDLE.url],
    patches: unused.length > 0 ? unused.map((name) => ({ patch: deletion(name) })) : undefined,
  };
}

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function missing(file: string): OwnFinding {
  return {
    code: 'eso/crds-missing',
    severity: 'error',
    problem: `${file} cannot be read.`,
    cause: 'The CRDs of External Secrets Operator are taken out of it; without them the operator does not start.',
    mend: 'Run  npm run vendor  and commit the file.',
  };
}

function edited(file: string): OwnFinding {
  return {
    code: 'eso/crds-edited',
    severity: 'error',
    problem: `${file} is not upstream's bundle ${BUNDLE.version}: its SHA-256 is another one.`,
    cause: 'Nobody would see in a review what was changed in 2 MB of schemas.',
    mend: 'Run  npm run vendor  to have it as upstream released it; add changes of your own with cdk8s patches.',
  };
}

/** What has been parsed so far: the checksum pins the content, and a fleet has many clusters. */
const PARSED = new Map<string, Manifest>();

function crdsOf(bundle: string, names: readonly string[]): readonly Manifest[] {
  if (names.some((name) => !PARSED.has(name))) parseInto(bundle, new Set(names));
  return names.flatMap((name) => PARSED.get(name) ?? []);
}

// Only what is asked for: parsing takes most of a second for the two stores alone.
function parseInto(bundle: string, names: ReadonlySet<string>): void {
  for (const document of bundle.split(/^---\n/m)) {
    const [, name = ''] = /^ {2}name: (.+)$/m.exec(document) ?? [];
    if (names.has(name) && !PARSED.has(name)) PARSED.set(name, parseYaml(document));
  }
}

// Loaded when it is needed: most programs never do.
function parseYaml(text: string): Manifest {
  const { parse }: typeof import('yaml') = require('yaml');
  return parse(text);
}

function deletion(name: string): string {
  return [
    '$patch: delete',
    'apiVersion: apiextensions.k8s.io/v1',
    'kind: CustomResourceDefinition',
    'metadata:',
    `  name: ${name}`,
    '',
  ].join('\n');
}
