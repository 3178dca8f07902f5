/**
 * Makes printing harmless: where the terminal is gone, or what is printed goes to a disk that is
 * full, Deno's console throws, which would end the stack from wherever something was to be said.
 */
export function calmConsole(): void {
  for (const name of ["log", "info", "warn", "error"] as const) {
    const print = console[name].bind(console);
    console[name] = (...parts: unknown[]) => {
      try {
        print(...parts);
      } catch {
        // There is nowhere left to print it.
      }
    };
  }
}
