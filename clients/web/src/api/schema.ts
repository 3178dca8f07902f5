export type * from "../../../js/src/schema.ts";
