/**
 * A generated type as the data that it renders to: its enums are their values.
 *
 * What is written as plain data is checked by the compiler against the CRD, and nothing of the bindings is loaded.
 */
export type Plain<Generated> = Generated extends string
  ? `${Generated}`
  : Generated extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : Generated extends object
      ? { readonly [Key in keyof Generated]: Plain<Generated[Key]> }
      : Generated;
