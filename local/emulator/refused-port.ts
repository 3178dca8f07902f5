/**
 * Says what to do about a port that can't be listened on. Any other error is returned as it is.
 *
 * @param choice how to have another, e.g. `the API's with PORT`
 */
export function explainRefusedPort(error: unknown, port: number, choice: string): unknown {
  if (error instanceof Deno.errors.AddrInUse) {
    return new Error(`Port ${port} is taken: free it, or choose ${choice}`);
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new Error(`Port ${port} is not for this account: choose ${choice}, from 1024 on`);
  }
  return error;
}
