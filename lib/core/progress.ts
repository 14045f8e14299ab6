/** Told how far a long piece of work is; called often, so it has to be cheap. */
export type Progress = (what: string, done: number, total: number) => void;
