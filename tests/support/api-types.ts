export type * from "../../clients/js/src/schema.ts";
