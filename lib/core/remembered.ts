/** The same function, which works out each text once: for texts that come again and again, and are few. */
export function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined || results.has(text)) return known as Result;
    const result = work(text);
    results.set(text, result);
    return result;
  };
}
