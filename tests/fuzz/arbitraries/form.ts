import fc from "fast-check";
import type { Form, FormPart } from "../request.ts";
import { mutated, nastyText } from "./mutation.ts";

const picture: FormPart = {
  name: "inspiration_file",
  fileName: "idea.png",
  type: "image/png",
  content: { kind: "picture" },
};

/** A form that creates a project. @param brief makes good briefs. */
export function goodForms(brief: fc.Arbitrary<unknown>): fc.Arbitrary<Form> {
  const projectName = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 80 })
    .filter((text) => text.trim() !== "");
  return fc.record({
    brief: brief.filter((value) => JSON.stringify(value).length < 5_000),
    name: fc.option(projectName, { nil: undefined }),
    withPicture: fc.nat({ max: 9 }).map((n) => n < 2),
  }).map(({ brief, name, withPicture }) => ({
    boundary: "----boundary",
    type: null,
    ending: "whole" as const,
    parts: [
      { name: "brief_data", content: { kind: "json" as const, value: brief } },
      ...(name === undefined
        ? []
        : [{ name: "project_name", content: { kind: "text" as const, text: name } }]),
      ...(withPicture ? [picture] : []),
    ],
  }));
}

/** The same with something wrong, or unusual. */
export function badForms(brief: fc.Arbitrary<unknown>): fc.Arbitrary<Form> {
  return goodForms(brief).chain((form) => {
    const [first, ...rest] = form.parts;
    const value = first?.content.kind === "json" ? first.content.value : {};
    const withBrief = (part: Omit<FormPart, "name">): Form => ({
      ...form,
      parts: [{ name: "brief_data", ...part }, ...rest],
    });
    const withPart = (part: FormPart): Form => ({ ...form, parts: [...form.parts, part] });
    return fc.oneof(
      {
        weight: 5,
        arbitrary: mutated(value).map((value) => withBrief({ content: { kind: "json", value } })),
      },
      nastyText.map((text) => withBrief({ content: { kind: "text", text } })),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => withBrief({ content: rawBytes(bytes) })),
      fc.constant(withBrief({ fileName: "brief.json", content: { kind: "json", value } })),
      fc.constant({ ...form, parts: [...form.parts, ...form.parts] }),
      fc.constant({ ...form, parts: rest }),
      fc.nat({ max: 120 }).map((count) => ({
        ...form,
        parts: [...form.parts, ...Array.from({ length: count }, (_, n) => extra(`extra${n}`))],
      })),
      nastyText.map((text) => withPart({ name: "project_name", content: { kind: "text", text } })),
      fc.tuple(nastyText, nastyText).map(([name, fileName]) =>
        withPart({ ...picture, name, fileName })
      ),
      fc.constantFrom("half-picture" as const, "large" as const).map((kind) =>
        withPart({ ...picture, content: { kind } })
      ),
      fc.uint8Array({ maxLength: 200 }).map((bytes) =>
        withPart({ ...picture, content: rawBytes(bytes) })
      ),
      fc.constantFrom("unclosed" as const, "cut" as const, "none" as const)
        .map((ending) => ({ ...form, ending })),
      fc.constantFrom("", "x", "a b", "b;c", "b=", "é", "y".repeat(300))
        .map((boundary) => ({ ...form, boundary })),
      fc.constantFrom(
        ...["multipart/form-data", "multipart/form-data; boundary=other", "text/plain"],
        ...["application/json", "multipart/mixed; boundary=----boundary", ""],
      ).map((type) => ({ ...form, type })),
    );
  });
}

function extra(name: string): FormPart {
  return { name, content: { kind: "text", text: "more" } };
}

function rawBytes(bytes: Uint8Array<ArrayBufferLike>) {
  return { kind: "bytes" as const, bytes: new Uint8Array(bytes) };
}
