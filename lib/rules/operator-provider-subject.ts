/** What the rules are told of a provider of External Secrets Operator. */
export interface OperatorProviderSubject {
  /** Whether a ClusterSecretStore's reference without a namespace means the namespace of the ExternalSecret. */
  readonly resolvesConsumerNamespace: boolean;
  /** Whether `dataFrom.find` works. */
  readonly canFind: boolean;
  /** Whether `remoteRef.property` and `remoteRef.version` are ignored without a word. */
  readonly ignoresRemoteProperty: boolean;
  readonly ignoresRemoteVersion: boolean;
  /**
   * What a PushSecret would break, as a sentence.
   * @default - nothing: pushing works
   */
  readonly pushProblem?: string;
}
