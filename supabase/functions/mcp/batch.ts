/**
 * Whether a request's body is a list of calls, which the protocol has had none of since its version
 * 2025-06-18: one that holds a hundred would be a hundred requests at once, all answers in memory.
 *
 * @param maxBytes of blanks that are looked past. No more is read than to the first other character.
 */
export async function isBatch(request: Request, maxBytes: number): Promise<boolean> {
  const pieces = request.clone().body?.pipeThrough(new TextDecoderStream());
  let blanks = 0;
  for await (const piece of pieces ?? []) {
    const text = piece.trimStart();
    if (text !== "") return text.startsWith("[");
    blanks += piece.length;
    if (blanks > maxBytes) break;
  }
  return false;
}

/** The refusal, as JSON-RPC tells it: https://www.jsonrpc.org/specification */
export function refuseBatch(): Response {
  const error = {
    code: -32600,
    message: "Invalid Request: send one message at a time, not a list",
  };
  return Response.json({ jsonrpc: "2.0", error, id: null }, { status: 400 });
}
