import {
  documentFile,
  generateApiTypes,
  generateDocument,
  limitsFile,
  printDocument,
  typesFile,
} from "./support/openapi.ts";
import { generateLimits } from "./support/openapi-limits.ts";

const description = generateDocument();
const document = printDocument(description);
await Deno.writeTextFile(documentFile, document);
await Deno.writeTextFile(limitsFile, generateLimits(description));
await Deno.writeTextFile(typesFile, await generateApiTypes(document));
