/** Facts of Stakater Reloader 1.4.21. */
export const RELOADER = {
  /** Comma list of the Secrets whose change restarts the workload; each an anchored regular expression. */
  secretAnnotation: 'secret.reloader.stakater.com/reload',
  /** The same for SecretProviderClasses; needs the flag `--enable-csi-integration` and a driver that rotates. */
  classAnnotation: 'secretproviderclass.reloader.stakater.com/reload',
} as const;
