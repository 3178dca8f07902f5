import { type LogoKraft, unwrap } from "@logokraft/client";
import { useEffect, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { hasComeBack } from "../routing/navigation.ts";
import { draftOf, emptyDraft } from "./draft.ts";
import { type DraftPlace, keepFile, recallDraft, recallFile } from "./kept-draft.ts";
import type { Beginning } from "./use-draft.ts";

/** What a brief begins with; null while another project's is being fetched, or where that failed. */
export function useBeginning(
  place: DraftPlace,
): { beginning: Beginning | null; failure: string | null } {
  const { api } = useApp();
  const [beginning, setBeginning] = useState(() => recall(place));
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (beginning || place.basis === null) return;
    let isHere = true;
    copyBrief(api, place.basis).then((copied) => {
      keepFile(place, copied.file);
      if (isHere) setBeginning(copied);
    }, (error) => isHere && setFailure(describeFailure(error)));
    return () => void (isHere = false);
  }, []);
  return { beginning, failure };
}

function recall(place: DraftPlace): Beginning | null {
  const draft = recallDraft(place, hasComeBack());
  if (draft) return { draft, file: recallFile(place) };
  return place.basis === null ? { draft: emptyDraft, file: null } : null;
}

/** A project's brief, with its picture. */
async function copyBrief(api: LogoKraft, projectId: string): Promise<Beginning> {
  const params = { path: { id: projectId } };
  const { project } = await unwrap(api.GET("/api/v1/projects/{id}", { params }));
  const url = project.inspiration_image_url;
  return { draft: draftOf(project.brief_data), file: url ? await fetchPicture(url) : null };
}

async function fetchPicture(url: string): Promise<File> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture's storage answered ${response.status}`);
  const picture = await response.blob();
  const name = `inspiration.${picture.type.split("/").at(-1)}`;
  return new File([picture], name, { type: picture.type });
}
