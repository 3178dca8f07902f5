import { formatBytes } from "../../_shared/bytes.ts";
import {
  type Brief,
  briefSchema,
  DEFAULT_CONCEPT_COUNT,
  MAX_BRIEF_BYTES,
} from "../../_shared/contract/brief.ts";
import {
  MAX_INSPIRATION_BYTES,
  MAX_INSPIRATION_PIXELS,
} from "../../_shared/contract/inspiration-limits.ts";
import { findUnstorable } from "../../_shared/contract/storable.ts";
import { text } from "../../_shared/contract/text.ts";
import { invalid, invalidAt, Problem } from "../../_shared/http/problem.ts";
import { hasPixels } from "../../_shared/images/has-pixels.ts";
import { readPictureHeader } from "../../_shared/images/read-header.ts";
import type { NewProject } from "../../_shared/services/projects/create-project.ts";
import type { Inspiration } from "../../_shared/services/projects/store-inspiration.ts";
import { decodeText } from "./decode-text.ts";
import { parseJson } from "./json-body.ts";
import type { Part } from "./multipart.ts";
import { toFieldErrors } from "./validation.ts";

/** Bytes of a whole form: an inspiration, and room for the brief and for parts that are ignored. */
export const MAX_FORM_BYTES = MAX_INSPIRATION_BYTES + 512 * 1024;

/** @throws Problem that says what is wrong with the form. */
export function readProjectForm(parts: readonly Part[]): NewProject {
  const brief = readBrief(partNamed(parts, "brief_data"));
  return {
    brief,
    projectName: readProjectName(partNamed(parts, "project_name")) ??
      brief.company_name,
    conceptCount: brief.concept_count ?? DEFAULT_CONCEPT_COUNT,
    inspiration: readInspiration(partNamed(parts, "inspiration_file")),
  };
}

const pictureAdvice = `Send an inspiration picture of at most ${
  formatBytes(MAX_INSPIRATION_BYTES)
}.`;

/** What to do about a form that is too large: nearly always the picture is the reason. */
export const formAdvice = `${pictureAdvice} All other parts together may have 512 KiB.`;

function partNamed(parts: readonly Part[], name: string): Part | undefined {
  const [part, another] = parts.filter((part) => part.name === name);
  if (another) throw invalidAt(name, "may be there only once");
  return part;
}

function readBrief(part: Part | undefined): Brief {
  if (!part) throw invalidAt("brief_data", "is required");
  if (part.bytes.byteLength > MAX_BRIEF_BYTES) {
    throw invalidAt("brief_data", `may have ${formatBytes(MAX_BRIEF_BYTES)} at most`);
  }
  const value = parseJson(part.bytes, "Write brief_data as JSON (RFC 8259) encoded as UTF-8.");
  const unstorable = findUnstorable(value, "brief_data");
  if (unstorable) {
    throw invalid([unstorable]);
  }
  const parsed = briefSchema.safeParse(value);
  if (!parsed.success) throw invalid(toFieldErrors(parsed.error.issues, "brief_data"));
  // zod drops a member named __proto__, and unknown members of a brief have to be kept.
  return { ...value as object, ...parsed.data };
}

const projectName = text(1, 80);

function readProjectName(part: Part | undefined): string | null {
  if (!part) return null;
  const decoded = decodeText(part.bytes);
  if (decoded === null) throw invalidAt("project_name", "is not UTF-8");
  const unstorable = findUnstorable(decoded, "project_name");
  if (unstorable) {
    throw invalid([unstorable]);
  }
  const parsed = projectName.safeParse(decoded);
  if (!parsed.success) throw invalid(toFieldErrors(parsed.error.issues, "project_name"));
  return parsed.data;
}

function readInspiration(part: Part | undefined): Inspiration | null {
  // What a browser sends for a file field that was left empty.
  if (!part || (!part.fileName && part.bytes.byteLength === 0)) return null;
  if (part.bytes.byteLength > MAX_INSPIRATION_BYTES) {
    throw new Problem("body_too_large", pictureAdvice);
  }
  if (part.bytes.byteLength === 0) {
    throw new Problem("unsupported_image", "The picture's file is empty: choose another.");
  }
  const header = readPictureHeader(part.bytes);
  if (!header) throw new Problem("unsupported_image");
  if (!hasPixels(header.format, part.bytes)) {
    throw new Problem("unsupported_image", "The picture is only a header: send the whole of it.");
  }
  if (Math.max(header.width, header.height) > MAX_INSPIRATION_PIXELS) {
    throw new Problem(
      "unsupported_image",
      `The picture may have ${MAX_INSPIRATION_PIXELS} pixels a side at most.`,
    );
  }
  return { bytes: part.bytes, header };
}
