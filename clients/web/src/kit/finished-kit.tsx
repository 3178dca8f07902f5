import { type Kit, unwrap } from "@logokraft/client";
import { useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { followDownload } from "../logo/download.ts";
import { DownloadIcon } from "../shell/icons.tsx";
import { KitColors } from "./kit-colors.tsx";
import { KitFiles } from "./kit-files.tsx";
import { isFaithful } from "./kit-look.ts";
import { KitPreviews } from "./kit-previews.tsx";

interface FinishedKitProps {
  kit: Kit;
  company: string;
}

/** What is in a kit, seen where it will be used, and all of it to take home. */
export function FinishedKit({ kit, company }: FinishedKitProps) {
  const { api } = useApp();
  const [failure, setFailure] = useState("");

  async function downloadAll() {
    setFailure("");
    try {
      const answer = api.GET("/api/v1/assets/{id}/kit/download", {
        params: { path: { id: kit.asset_id } },
        parseAs: "stream",
      });
      await unwrap(answer);
      await followDownload((await answer).response);
    } catch (error) {
      setFailure(describeFailure(error));
    }
  }

  return (
    <div class="kit-body">
      <div class="kit-take">
        <button type="button" class="button" onClick={downloadAll}>
          <DownloadIcon /> Download all, {kit.files.length} files
        </button>
        <p>
          {isFaithful(kit)
            ? "The vector repeats the picture: use it at every size."
            : "This logo has shades that flat shapes can't repeat: the vector is an approximation, and the pictures are made from the logo as it was drawn."}
        </p>
      </div>
      {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
      <KitPreviews kit={kit} company={company} />
      <KitColors palette={kit.palette} />
      <KitFiles files={kit.files} />
    </div>
  );
}
