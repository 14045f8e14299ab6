/** How a SecretProviderClass lists the files of a provider: YAML inside a string. */
export interface FileList {
  /** The parameter that holds the YAML. */
  readonly parameter: string;
  /** A list of maps; or a map whose key `array` is a list of texts, each of them the YAML of a map. */
  readonly form: 'maps' | 'array-of-texts';
  /** Fields that a file's name is taken from: the first that says something. */
  readonly nameFields: readonly string[];
  /** What two files of one name do: make each mount fail, or leave the last of the two without a word. */
  readonly sameName: 'refused' | 'last-wins';
  /**
   * What becomes of a slash in a name, by a parameter of the class.
   * @default - it makes a folder
   */
  readonly slash?: { readonly parameter: string; readonly replacement: string };
  /**
   * The list in an entry of values that are cut out of its object and mounted too, and the field with the name of each.
   * @default - there is none
   */
  readonly parts?: { readonly field: string; readonly nameField: string };
  /**
   * The field with a number of versions: with 2 or more, the name is a folder of files that are numbered from 0, one more than
   * the field says.
   * @default - there is none
   */
  readonly versions?: string;
  /**
   * The field that says what kind of object an entry is, and those kinds that come without a private key.
   * @default - there is none
   */
  readonly keyless?: { readonly field: string; readonly kinds: readonly string[] };
  /**
   * What a flag of the provider's process puts after a name to make further files, one a part of a certificate.
   * @default - nothing
   */
  readonly suffixes?: readonly string[];
}
