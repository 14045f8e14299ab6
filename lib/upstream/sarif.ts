/** Version of the SARIF format that code scanning reads (OASIS SARIF 2.1.0, errata 01). */
export const SARIF_VERSION = '2.1.0';

/** Its JSON schema. */
export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
