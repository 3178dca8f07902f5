export * from "../../local/emulator/conformance/project.ts";
