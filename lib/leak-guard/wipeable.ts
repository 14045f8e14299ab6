/** V8 keeps smaller arrays on its heap (Node 20), where the garbage collector copies them: wiping would leave a copy behind. */
const SMALLEST_OFF_HEAP = 65;

/** A buffer of zeros of which nothing is left once it is overwritten. */
export function wipeable(size: number): Buffer {
  return Buffer.alloc(Math.max(size, SMALLEST_OFF_HEAP)).subarray(0, size);
}

/** A copy with the same property. */
export function wipeableCopy(bytes: Uint8Array): Buffer {
  const copy = wipeable(bytes.length);
  copy.set(bytes);
  return copy;
}
