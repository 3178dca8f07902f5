/** What a decoder's WebAssembly exports besides its own functions. */
export interface DecoderMemory {
  memory: WebAssembly.Memory;
  /** An address; 0 where there is no memory left. */
  malloc(bytes: number): number;
}

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * A decoder with a memory of its own, which goes with it: WebAssembly never gives any back.
 *
 * @param code its WebAssembly, gzipped, as base64.
 */
export async function instantiate<Exports extends DecoderMemory>(
  code: string,
  imports: WebAssembly.Imports,
): Promise<Exports> {
  const compiling = compiled.get(code) ?? compile(code);
  compiled.set(code, compiling);
  const { exports } = await WebAssembly.instantiate(await compiling, imports);
  return exports as unknown as Exports;
}

async function compile(code: string): Promise<WebAssembly.Module> {
  const gzipped = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
  const unzipped = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return await WebAssembly.compile(await new Response(unzipped).arrayBuffer());
}

/** Copies a file into a decoder's memory. Returns its address. */
export function given({ memory, malloc }: DecoderMemory, file: Uint8Array): number {
  const address = reserved({ malloc }, file.length);
  new Uint8Array(memory.buffer).set(file, address);
  return address;
}

/** The address of so many bytes of a decoder's memory. */
export function reserved({ malloc }: Pick<DecoderMemory, "malloc">, bytes: number): number {
  const address = malloc(bytes);
  if (address === 0) throw new Error("The decoder has no memory left");
  return address;
}

/** A view of a decoder's memory: these bytes are not copied. */
export function viewed({ memory }: DecoderMemory, address: number, bytes: number): Uint8Array {
  return new Uint8Array(memory.buffer, address, bytes);
}

/** A function that a decoder imports, and calls only where a file is damaged. */
export function failing(name: string): () => never {
  return () => {
    throw new Error(`The decoder called ${name}`);
  };
}
