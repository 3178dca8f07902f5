import { z } from "zod";
import { assetSchema } from "../../supabase/functions/_shared/contract/asset.ts";
import { problemSchema } from "../../supabase/functions/_shared/contract/problem.ts";
import { projectSchema } from "../../supabase/functions/_shared/contract/project.ts";
import type { Options } from "./options.ts";

const session = z.object({ session: z.object({ access_token: z.string() }) });
const createdProject = z.object({ stream_url: z.url(), project: projectSchema });
const refinedAssets = z.object({ assets: z.array(assetSchema) });

/** The API as the command uses it, from outside, like any other client. */
export interface Api {
  signIn(credentials: { email: string; password: string }): Promise<void>;
  createProject(options: Options): Promise<z.infer<typeof createdProject>>;
  edit(assetId: string, instructions: string): Promise<z.infer<typeof refinedAssets>["assets"]>;
}

/** @param supabaseUrl of the running stack. */
export function createApi(supabaseUrl: string): Api {
  const base = `${supabaseUrl}/functions/v1/api/v1`;
  let token = "";

  async function post(path: string, body: FormData | object): Promise<Response> {
    const isForm = body instanceof FormData;
    const headers = new Headers();
    if (token) headers.set("authorization", `Bearer ${token}`);
    if (!isForm) headers.set("content-type", "application/json");
    return await fetch(base + path, {
      method: "POST",
      headers,
      body: isForm ? body : JSON.stringify(body),
    });
  }

  return {
    async signIn(credentials) {
      const signUp = await post("/auth/signup", credentials);
      // 409: there from an earlier run.
      const answer = signUp.status === 409 ? await post("/auth/login", credentials) : signUp;
      if (signUp !== answer) await signUp.body?.cancel();
      token = (await read(answer, session)).session.access_token;
    },
    async createProject(options) {
      return await read(await post("/projects", await briefForm(options)), createdProject);
    },
    async edit(assetId, instructions) {
      const answer = await post(`/assets/${assetId}/refine`, { action: "edit", instructions });
      return (await read(answer, refinedAssets)).assets;
    },
  };
}

async function briefForm({ name, industry, description, count, inspiration }: Options) {
  const form = new FormData();
  const brief = { company_name: name, industry, description, concept_count: count };
  form.set("brief_data", JSON.stringify(brief));
  if (inspiration) form.set("inspiration_file", new Blob([await Deno.readFile(inspiration)]));
  return form;
}

/** @throws an `Error` with what the API says was wrong. */
async function read<T extends z.ZodType>(answer: Response, shape: T): Promise<z.infer<T>> {
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return shape.parse(body);
  const problem = problemSchema.safeParse(body).data;
  const places = problem?.errors?.map(({ path, message }) => `${path} ${message}`).join("; ");
  throw new Error(
    `${problem?.detail ?? `The API answered ${answer.status}`} ${places ?? ""}`.trim(),
  );
}
