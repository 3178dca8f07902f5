import {
  documentFile,
  generateApiTypes,
  generateDocument,
  printDocument,
  typesFile,
} from "./support/openapi.ts";

const document = printDocument(generateDocument());
await Deno.writeTextFile(documentFile, document);
await Deno.writeTextFile(typesFile, await generateApiTypes(document));
