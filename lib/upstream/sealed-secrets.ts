/** API group of SealedSecret. */
export const SEALED_SECRETS_GROUP = 'bitnami.com';

/**
 * How the Sealed Secrets controller is deployed: names, image, ports, users.
 *
 * Source: bitnami-labs/sealed-secrets `v0.36.6`, `controller.jsonnet` (the release manifest) and `cmd/controller/main.go`.
 */
export const SEALED_SECRETS = {
  /** The newest of 0.36 with images: upstream could not publish those of 0.36.5 and 0.36.6, which list no other change. */
  version: '0.36.4',
  /** Name of Deployment, Services and ServiceAccount, and what kubeseal looks for by default; the chart has another. */
  controllerName: 'sealed-secrets-controller',
  /** Where kubeseal looks for the controller by default. */
  namespace: 'kube-system',
  image: { registry: 'docker.io', repository: 'bitnami/sealed-secrets-controller', tag: '0.36.4' },
  /** The controller's ClusterRole, or its Role in each namespace. */
  unsealerRole: 'secrets-unsealer',
  keyAdminRole: 'sealed-secrets-key-admin',
  serviceProxierRole: 'sealed-secrets-service-proxier',
  /** Default of `--key-prefix`: how the names of key Secrets begin, and the whole name of the one that early releases made. */
  keyPrefix: 'sealed-secrets-key',
  /** Certificate, verification, re-encryption and health. */
  httpPort: 8080,
  metricsPort: 8081,
  runAsUser: 1001,
  fsGroup: 65_534,
} as const;

/**
 * The annotations, set to `"true"`, that tell the scope. The controller reads them on the SealedSecret itself; its `/v1/rotate`
 * and kubeseal read them in the template too.
 *
 * Source: `pkg/apis/sealedsecrets/v1alpha1` at v0.36.6.
 */
export const SCOPE_ANNOTATIONS = {
  'namespace-wide': 'sealedsecrets.bitnami.com/namespace-wide',
  'cluster-wide': 'sealedsecrets.bitnami.com/cluster-wide',
} as const;

/**
 * The layout of one sealed value: length of the RSA block as big-endian uint16, RSA block, AES-GCM ciphertext and tag.
 *
 * Source: `pkg/crypto/crypto.go` at v0.36.6.
 */
export const SEALED_VALUE = {
  lengthBytes: 2,
  /** RSA-OAEP, for the hash and for MGF1 alike. */
  oaepHash: 'sha256',
  /** New for every value, which is why the nonce may be zero. */
  sessionKeyBytes: 32,
  cipher: 'aes-256-gcm',
  nonceBytes: 12,
  tagBytes: 16,
  /** Of keys of 2048, 3072, 4096 and 8192 bits; the controller makes 4096 by default. */
  rsaBlockBytes: [256, 384, 512, 1024] as readonly number[],
} as const;
