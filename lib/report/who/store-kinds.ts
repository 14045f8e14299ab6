/** Kinds of stores as an inventory names them, as far as something depends on it. */
export const PULUMI_ESC = 'Pulumi ESC environment';
