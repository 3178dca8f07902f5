export * from "../../../tests/support/project.ts";
