export * from "../support/project.ts";
