interface Slot {
  number: number;
  archetype: string;
}

/** The concepts that a request to Gemini asks for; none where it asks for something else. */
export function slotsIn(body: string): Slot[] {
  const [, slots = "[]"] = /<slots>(.*?)<\/slots>/.exec(body.replaceAll('\\"', '"')) ?? [];
  return JSON.parse(slots);
}
