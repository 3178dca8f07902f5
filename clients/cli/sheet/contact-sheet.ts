import type { Asset, Brief, Project } from "@logokraft/client";
import { html, raw } from "hono/html";
import type { SavedLogo } from "../save-pictures.ts";
import { sheetStyle } from "./style.ts";

/** What a contact sheet shows. */
export interface ContactSheet {
  brief: Pick<Brief, "company_name" | "industry" | "description">;
  logos: SavedLogo[];
  /** Those that came to nothing. */
  failed: Asset[];
  refinement?: { parent: SavedLogo; instruction: string; result: SavedLogo } | undefined;
  /** Null where a price is not known. */
  cost: Project["cost"];
  /** The AI vendors that a stand-in drew for: nothing was paid them. */
  standIns: string[];
  date: Date;
}

/** The sheet as one page that needs only the pictures beside it. */
export async function renderContactSheet(sheet: ContactSheet): Promise<string> {
  const { logos, failed, refinement, cost, standIns, date } = sheet;
  const { company_name: company, industry, description } = sheet.brief;
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const page = html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${inOneLine(company)} — logo concepts</title>
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
            ${cost && renderCost(cost, standIns)}
            <div>
              <dt>Date</dt>
              <dd>${day}</dd>
            </div>
          </dl>
          ${standIns.length > 0 ? renderStandIns(standIns) : ""}
        </header>
        <main>
          <section class="grid">
            ${logos.map((logo, index) => renderLogo(logo, number(index + 1)))}
          </section>
          ${refinement ? renderRefinement(refinement) : ""}
          ${failed.length > 0 ? renderFailed(failed) : ""}
        </main>
        <footer>Designed with LogoKraft</footer>
      </body>
    </html>
  `;
  return String(await page);
}

/** A browser shows a title as one line with its own name: controls of direction would reach that. */
function inOneLine(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\p{Cc}\s]+/gu, " ").trim();
}

function renderCost({ amount, currency }: NonNullable<Project["cost"]>, standIns: string[]) {
  const price = amount.toLocaleString("en-US", { style: "currency", currency });
  return html`
    <div>
      <dt>Cost</dt>
      <dd>${price}${standIns.length > 0 ? ", not real" : ""}</dd>
    </div>
  `;
}

function renderStandIns(standIns: string[]) {
  return html`
    <p class="stand-in">A local stand-in for ${standIns.join(
      " and ",
    )} drew this: nothing was paid for.</p>
  `;
}

function number(index: number): string {
  return String(index).padStart(2, "0");
}

function renderLogo({ asset, fileName }: SavedLogo, label: string) {
  const { title, archetype, width, height, generation_prompt } = asset;
  // In the address, a file name's own "#" or "?" would begin something else.
  const address = encodeURIComponent(fileName);
  const prompt = generation_prompt ?? title;
  return html`
    <figure>
      <a href="${address}">
        <img
          src="${address}"
          alt="${title}"
          title="${prompt}"
          width="${width ?? 1}"
          height="${height ?? 1}"
          loading="lazy"
        ></a>
      <figcaption><b>${label}</b><span>${title}</span><i>${archetype}</i></figcaption>
    </figure>
  `;
}

function renderRefinement(refinement: NonNullable<ContactSheet["refinement"]>) {
  const { parent, instruction, result } = refinement;
  return html`
    <section class="refinement">
      <h2>Refined</h2>
      <blockquote>${instruction}</blockquote>
      <div class="pair">
        ${renderLogo(parent, "Before")}
        <span aria-hidden="true">→</span>
        ${renderLogo(result, "After")}
      </div>
    </section>
  `;
}

function renderFailed(failed: Asset[]) {
  const items = failed.map(({ title, error }) =>
    html`<li><span>${title}</span> ${error?.message ?? ""}</li>`
  );
  return html`
    <section class="failed">
      <h2>Not drawn</h2>
      <ul>${items}</ul>
    </section>
  `;
}
