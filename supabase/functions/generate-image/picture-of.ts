import type { Bytes } from "../_shared/bytes.ts";
import { bounds } from "../_shared/timing/bounded.ts";
import { type PictureStream, streamPicture } from "../_shared/vendors/artists/picture-stream.ts";

/** A picture that is here already, as one that is on its way. @throws `VendorError` `bad_picture` */
export function pictureOf(bytes: Bytes): Promise<PictureStream> {
  const body = new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return streamPicture(body, bytes.length, () => bounds([]));
}
