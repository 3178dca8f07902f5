const urls = new Map<string, string>();

/** Keeps the stream's URL that came with a new project, for the board that opens next. */
export function keepFirstStream(projectId: string, streamUrl: string): void {
  urls.set(projectId, streamUrl);
}

/** Gives it away, once. */
export function takeFirstStream(projectId: string): string | undefined {
  const url = urls.get(projectId);
  urls.delete(projectId);
  return url;
}
