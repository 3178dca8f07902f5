import { html, raw } from "hono/html";
import type { Asset } from "../../../supabase/functions/_shared/contract/asset.ts";
import type { SavedLogo } from "../save-pictures.ts";
import { sheetStyle } from "./style.ts";

/** What a contact sheet shows. */
export interface ContactSheet {
  company: string;
  industry: string;
  description: string;
  logos: SavedLogo[];
  /** Those that came to nothing. */
  failed: Asset[];
  refinement?: { parent: SavedLogo; instruction: string; result: SavedLogo };
  date: Date;
}

/** The sheet as one page that needs only the pictures beside it. */
export async function renderContactSheet(sheet: ContactSheet): Promise<string> {
  const { company, industry, description, logos, failed, refinement, date } = sheet;
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const page = html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${company} — logo concepts</title>
        <style>${raw(sheetStyle)}</style>
      </head>
      <body>
        <header>
          <p class="overline">Logo concepts</p>
          <h1>${company}</h1>
          <p class="lead">${description}</p>
          <dl>
            <div>
              <dt>Industry</dt>
              <dd>${industry}</dd>
            </div>
            <div>
              <dt>Concepts</dt>
              <dd>${logos.length}</dd>
            </div>
            <div>
              <dt>Date</dt>
              <dd>${day}</dd>
            </div>
          </dl>
        </header>
        <main>
      <section class="grid">${logos.map((logo, index) =>
        renderLogo(logo, number(index + 1))
      )}</section>
      ${refinement ? renderRefinement(refinement) : ""}
      ${failed.length > 0 ? renderFailed(failed) : ""}
        </main>
        <footer>Designed with LogoKraft</footer>
      </body>
    </html>
  `;
  return String(await page);
}

function number(index: number): string {
  return String(index).padStart(2, "0");
}

function renderLogo({ asset, fileName }: SavedLogo, label: string) {
  const { title, archetype, width, height, generation_prompt } = asset;
  // In the address, a file name's own "#" or "?" would begin something else.
  return html`
    <figure>
      <a
        href="${encodeURIComponent(fileName)}"><img src="${encodeURIComponent(
          fileName,
        )}" alt="${title}" title="${generation_prompt ?? title}" width="${width ??
          1}" height="${height ?? 1}" loading="lazy"></a>
      <figcaption><b>${label}</b><span>${title}</span><i>${archetype}</i></figcaption>
    </figure>
  `;
}

function renderRefinement(
  { parent, instruction, result }: NonNullable<ContactSheet["refinement"]>,
) {
  return html`
    <section class="refinement">
      <h2>Refined</h2>
      <blockquote>${instruction}</blockquote>
      <div class="pair">${renderLogo(
        parent,
        "Before",
      )}<span aria-hidden="true">→</span>${renderLogo(result, "After")}</div>
    </section>
  `;
}

function renderFailed(failed: Asset[]) {
  return html`
    <section class="failed">
      <h2>Not drawn</h2>
      <ul>${failed.map(({ title, error }) =>
        html`<li><span>${title}</span> ${error?.message ?? ""}</li>`
      )}</ul>
    </section>
  `;
}
