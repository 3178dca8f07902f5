/** What the API said when a project was created, for the board that opens next. */
export interface CreatedProject {
  /** Opens its stream, without asking for a ticket. */
  streamUrl: string;
  /** What looked odd in the brief, in sentences. */
  warnings: string[];
}

const created = new Map<string, CreatedProject>();

export function keepCreated(projectId: string, project: CreatedProject): void {
  created.set(projectId, project);
}

/** Gives it away, once. */
export function takeCreated(projectId: string): CreatedProject | undefined {
  const project = created.get(projectId);
  created.delete(projectId);
  return project;
}
