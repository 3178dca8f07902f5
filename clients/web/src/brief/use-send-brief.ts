import { ApiProblem } from "@logokraft/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { RequestKey } from "../api/request-key.ts";
import { useApp } from "../app-context.ts";
import { navigate } from "../routing/navigation.ts";
import { boardPath } from "../routing/routes.ts";
import { type Complaints, placeComplaints } from "./draft.ts";
import { type DraftPlace, setDraftAside } from "./kept-draft.ts";
import { FileChanged, sendBrief } from "./send-brief.ts";
import type { Beginning } from "./use-draft.ts";

interface SendBrief {
  isBusy: boolean;
  /** What is wrong with none of the fields. */
  failure: string;
  clearFailure(): void;
  send(): Promise<void>;
}

/**
 * Sends a brief, and opens the board of its project.
 *
 * @param complain shows what is wrong with fields; false: there is none of them
 */
export function useSendBrief(
  place: DraftPlace,
  { draft, file }: Beginning,
  complain: (found: Complaints) => boolean,
): SendBrief {
  const { api } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const { current: key } = useRef(new RequestKey());
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);

  async function send() {
    if (isBusy) return;
    setBusy(true);
    setFailure("");
    try {
      const request = JSON.stringify([draft, file?.name, file?.size, file?.lastModified]);
      const projectId = await sendBrief(api, draft, file, key.of(request));
      key.settle();
      setDraftAside(place, draft);
      // Who has gone elsewhere meanwhile stays there.
      if (isHere.current) navigate(boardPath(projectId));
    } catch (error) {
      setBusy(false);
      if (!complain(findComplaints(error))) setFailure(describeFailure(error));
    }
  }

  return { isBusy, failure, clearFailure: () => setFailure(""), send };
}

/** By field, what the API refused a brief for. */
function findComplaints(error: unknown): Complaints {
  if (error instanceof FileChanged) {
    return {
      inspiration_file: "It was changed or removed since you chose it. Please choose it again.",
    };
  }
  if (!(error instanceof ApiProblem)) return {};
  const isOfPicture = error.code === "unsupported_image" || error.code === "body_too_large";
  return isOfPicture ? { inspiration_file: error.message } : placeComplaints(error.fields);
}
