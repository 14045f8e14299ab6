import { Construct } from 'constructs';
import { dnsLabelProblem, dnsSubdomainProblem } from '../../core/names';
import { reportFinding } from '../../core/report-finding';
import type { SecretKeyRef } from '../../core/secret-key-ref';
import { PULUMI_ESC_API_PATH, PULUMI_ESC_API_URL, PULUMI_ESC_NAMES } from '../../upstream/pulumi-esc';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../upstream/pulumi-esc-csi-provider';
import type { CsiSource, Property, Store } from '../store';
import { PropertyPath, PropertyPathError } from './property-path';
import { secretProviderClassParameters } from './secret-provider-class-parameters';

/** Props of {@link PulumiEscEnvironment}. */
export interface PulumiEscEnvironmentProps {
  /** Pulumi organization, 3 to 40 characters. */
  readonly organization: string;
  /** ESC project, 1 to 100 characters. */
  readonly project: string;
  /** ESC environment, 1 to 100 characters. Always its latest revision: the CSI provider 0.1.1 cannot pin one. */
  readonly environment: string;
  /** The Kubernetes Secret that holds the Pulumi access token. It is made before the first sync and never by this program. */
  readonly accessToken: PulumiAccessToken;
  /**
   * Base URL of a self-hosted API, ending in `/api/esc`.
   * @default - Pulumi Cloud, `https://api.pulumi.com/api/esc`
   */
  readonly apiUrl?: string;
}

/** The Kubernetes Secret that holds a Pulumi access token. There is no field for the token. */
export interface PulumiAccessToken {
  /** @default 'pulumi-access-token' */
  readonly name?: string;
  readonly namespace: string;
  /**
   * Key in the Secret's data.
   * @default 'pulumi-access-token', the only one that the CSI provider 0.1.1 reads
   */
  readonly key?: string;
}

/** A Pulumi ESC environment as a store. Belongs to a fleet, a cluster or a unit, whichever shares it. */
export class PulumiEscEnvironment extends Construct implements Store {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
  /** Where the access token lies. */
  readonly accessToken: SecretKeyRef;
  /** Base URL of the API; undefined for Pulumi Cloud. */
  readonly apiUrl?: string;
  readonly csi: CsiSource;

  constructor(scope: Construct, id: string, props: PulumiEscEnvironmentProps) {
    super(scope, id);
    this.organization = props.organization;
    this.project = props.project;
    this.environment = props.environment;
    this.address = `${props.organization}/${props.project}/${props.environment}`;
    this.apiUrl = props.apiUrl === PULUMI_ESC_API_URL ? undefined : props.apiUrl;
    this.accessToken = {
      name: props.accessToken.name ?? PULUMI_ESC_CSI_PROVIDER_0_1_1.authSecretKey,
      namespace: props.accessToken.namespace,
      key: props.accessToken.key ?? PULUMI_ESC_CSI_PROVIDER_0_1_1.authSecretKey,
    };
    this.csi = {
      profile: PULUMI_ESC_CSI_PROVIDER_0_1_1,
      credential: this.accessToken,
      parameters: (files) => secretProviderClassParameters(this, files),
    };
    this.checkAddress();
    this.checkApiUrl();
    this.checkAccessToken();
  }

  /**
   * A reference to one value.
   *
   * @param path Property path, for instance `app.hello`, `hosts[0].name` or `tls["ca.crt"]`. One that does not parse is
   * reported by whatever binds it.
   */
  property(path: string): Property {
    try {
      return { store: this, path: PropertyPath.parse(path).toString() };
    } catch (error) {
      if (error instanceof PropertyPathError) return { store: this, path, problem: error.message };
      throw error;
    }
  }

  private checkAddress(): void {
    for (const part of ['organization', 'project', 'environment'] as const) {
      const name = this[part];
      const rule = PULUMI_ESC_NAMES[part];
      const reserved = rule.reservedPrefixes.find((prefix) => name.startsWith(prefix));
      const legal = name.length >= rule.minLength && name.length <= rule.maxLength && rule.pattern.test(name);
      if (legal && reserved === undefined) continue;
      reportFinding(this, {
        code: 'esc/address',
        severity: 'error',
        problem: `"${name}" is no name of a Pulumi ESC ${part}.`,
        cause:
          'Pulumi ESC has no such address, so every mount would fail and the pods would stay in ContainerCreating.',
        mend: `Write ${rule.minLength} to ${rule.maxLength} characters of ${rule.allowed}${
          rule.reservedPrefixes.length > 0 ? `, not beginning with "${rule.reservedPrefixes.join('" or "')}"` : ''
        }.`,
      });
    }
  }

  private checkApiUrl(): void {
    if (this.apiUrl === undefined) return;
    if (/\/\/[^/]*@/.test(this.apiUrl)) {
      this.reportCredentials();
      return;
    }
    const url = URL.canParse(this.apiUrl) ? new URL(this.apiUrl) : undefined;
    const isBase = url?.pathname.endsWith(PULUMI_ESC_API_PATH) && this.apiUrl.endsWith(url.pathname);
    if (url && /^https?:$/.test(url.protocol) && isBase) {
      if (url.protocol === 'http:') this.reportPlainHttp(this.apiUrl);
      return;
    }
    reportFinding(this, {
      code: 'esc/api-url',
      severity: 'error',
      problem: `"${this.apiUrl}" is no base URL of a Pulumi ESC API.`,
      cause: 'The CSI provider appends /environments/… to it, so every mount would fail.',
      mend: `Write the whole base without a slash at the end, like "https://pulumi.example.com${PULUMI_ESC_API_PATH}".`,
    });
  }

  /** Names no part of the URL, because any of them can be the secret. */
  private reportCredentials(): void {
    reportFinding(this, {
      code: 'esc/api-url-credentials',
      severity: 'error',
      problem: `The API URL of ${this.address} holds a user name or password.`,
      cause: 'It would be committed to Git, and the provider signs in with the access token alone.',
      mend: 'Leave out everything between "//" and "@", and revoke what was written there.',
    });
  }

  private reportPlainHttp(apiUrl: string): void {
    reportFinding(this, {
      code: 'esc/api-url-plain-http',
      severity: 'warning',
      problem: `The API URL "${apiUrl}" is not encrypted.`,
      cause: 'The access token and every value travel in clear text between the nodes and the API.',
      mend: 'Use https.',
    });
  }

  private checkAccessToken(): void {
    const { name, namespace, key } = this.accessToken;
    const { authSecretKey, version } = PULUMI_ESC_CSI_PROVIDER_0_1_1;
    if (key !== authSecretKey) {
      reportFinding(this, {
        code: 'esc/access-token-key',
        severity: 'error',
        problem: `The access token of ${this.address} is looked for under the key "${key}" of Secret "${namespace}/${name}".`,
        cause: `The Pulumi ESC CSI provider ${version} reads the key "${authSecretKey}" and no other; every mount would fail with "token not found in secret ${namespace}/${name}".`,
        mend: `Store the token under "${authSecretKey}" and leave \`key\` out.`,
      });
    }
    const problem = dnsSubdomainProblem(name) ?? dnsLabelProblem(namespace);
    if (problem) {
      reportFinding(this, {
        code: 'esc/access-token-name',
        severity: 'error',
        problem: `"${namespace}/${name}" names no Kubernetes Secret: ${dnsSubdomainProblem(name) ? 'the name' : 'the namespace'} ${problem}.`,
        cause: 'The API server would refuse such a Secret, so the provider could never sign in.',
        mend: 'Name the Secret that holds the access token.',
      });
    }
  }
}
