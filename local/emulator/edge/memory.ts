/** Bytes; what a hosted worker has for its heap and for buffers outside of it. */
export const MEMORY = 256 * 1024 * 1024;
/** Milliseconds between two looks. */
const EVERY = 200;

export interface MemoryListener {
  /** Half is in use. */
  onHalf(): void;
  /** Nine tenths are. */
  onNearlyFull(): void;
  onFull(): void;
}

/** Calls each of these once, when that much is in use and not garbage. */
export function watchMemory({ onHalf, onNearlyFull, onFull }: MemoryListener): void {
  const collectGarbage: () => void = Reflect.get(globalThis, "gc");
  Reflect.deleteProperty(globalThis, "gc");
  const marks = [[0.5, onHalf], [0.9, onNearlyFull], [1, onFull]] as const;
  let passed = 0;
  const timer = setInterval(() => {
    for (const [share, onPassed] of marks.slice(passed)) {
      if (inUse() < share * MEMORY) return;
      collectGarbage();
      if (inUse() < share * MEMORY) return;
      passed++;
      onPassed();
    }
  }, EVERY);
  Deno.unrefTimer(timer);
}

function inUse(): number {
  const { heapUsed, external } = Deno.memoryUsage();
  return heapUsed + external;
}
