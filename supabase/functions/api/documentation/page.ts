import { html, raw } from "hono/html";
import type { describeApi } from "./document.ts";
import { pageStyle } from "./page-style.ts";

type ApiDescription = ReturnType<typeof describeApi>;

interface Operation {
  method: string;
  path: string;
  tags?: string[];
  summary?: string;
  description?: string;
  security?: object[];
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, { description?: string }>;
}

const methods = ["get", "post", "patch", "delete"] as const;

/** The document as one page without scripts, fonts or pictures from elsewhere. */
export function renderDocument(description: ApiDescription) {
  const operations = listOperations(description);
  const base = description.servers?.[0]?.url ?? "";
  return html`
    <!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>${description.info.title} API</title>
      <style>${raw(pageStyle)}</style>
      <main>
      <h1>${description.info.title} API</h1>
      <p>${description.info.description}</p>
      <p>Base: <code>${base}</code> · <a href="openapi.json">openapi.json</a></p>
      ${(description.tags ?? []).map(({ name }) =>
        html`<h2>${name}</h2>${
          operations.filter(({ tags }) => tags?.includes(name)).map((operation) =>
            renderOperation(operation)
          )
        }`
      )}
      <h2>Schemas</h2>
      ${Object.entries(description.components?.schemas ?? {}).map(([name, schema]) =>
        html`
          <details
            id="${name}"><summary><code>${name}</code></summary>${renderJson(schema)}</details>
        `
      )}
      </main>
    </html>
  `;
}

function listOperations(description: ApiDescription): Operation[] {
  return Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method, path, ...operation } as Operation] : [];
    })
  );
}

function renderOperation(operation: Operation) {
  const { method, path, summary, description, security, parameters, requestBody, responses } =
    operation;
  return html`<details>
  <summary>
    <b class="${method}">${method.toUpperCase()}</b> <code>${path}</code>
    <span>${summary}</span>${
    security
      ? html`
        <i>user</i>
      `
      : ""
  }
  </summary>
  ${description ? html`<p>${description}</p>` : ""}
  ${parameters ? html`<h3>Parameters</h3>${renderJson(parameters)}` : ""}
  ${requestBody ? html`<h3>Body</h3>${renderJson(requestBody)}` : ""}
  <h3>Answers</h3>
  ${
    Object.entries(responses).map(([status, response]) =>
      html`<details><summary><b>${status}</b> ${response.description}</summary>${
        renderJson(response)
      }</details>`
    )
  }
</details>`;
}

function renderJson(value: unknown) {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}
