import type { Artwork } from "../artwork.ts";
import { brandGround } from "../brand-ground.ts";
import { compose, type Room } from "../compose.ts";
import type { KitFile } from "../kit-file.ts";
import { pngFile } from "../png-file.ts";

interface SocialSize {
  name: string;
  purpose: string;
  width: number;
  height: number;
  /** Where the logo may stand: inside what every device shows of it. */
  room: Room;
}

/** Avatars are shown as circles. */
const avatar = { width: 400, height: 400, room: { width: 320, height: 320, isRound: true } };

const sizes: SocialSize[] = [
  {
    name: "open-graph",
    purpose: "Links in chats and feeds (Open Graph)",
    width: 1200,
    height: 630,
    room: { width: 720, height: 380 },
  },
  {
    name: "x-header",
    purpose: "X: the profile's header",
    width: 1500,
    height: 500,
    room: { width: 750, height: 260 },
  },
  { name: "x-avatar", purpose: "X: the profile's picture", ...avatar },
  { name: "instagram-avatar", purpose: "Instagram: the profile's picture", ...avatar },
  { name: "linkedin-avatar", purpose: "LinkedIn: the company's logo", ...avatar },
  {
    name: "instagram-square",
    purpose: "Instagram: a square post",
    width: 1080,
    height: 1080,
    room: { width: 680, height: 680 },
  },
  {
    name: "linkedin-cover",
    purpose: "LinkedIn: the company page's cover",
    width: 1128,
    height: 191,
    room: { width: 560, height: 115 },
  },
  {
    name: "facebook-cover",
    purpose: "Facebook: the page's cover",
    width: 820,
    height: 312,
    // Phones show its middle 640 × 312.
    room: { width: 460, height: 180 },
  },
  {
    name: "youtube-banner",
    purpose: "YouTube: the channel's banner",
    width: 2560,
    height: 1440,
    // All devices show its middle 1546 × 423 (1235 × 338 where it is 2048 wide).
    room: { width: 1240, height: 320 },
  },
];

/** The logo on its brand's ground, in the sizes that social networks ask for. */
export async function socialFiles(artwork: Artwork): Promise<KitFile[]> {
  const ground = brandGround(artwork.trace);
  const files: KitFile[] = [];
  for (const { name, purpose, room, ...canvas } of sizes) {
    const picture = await compose(artwork, artwork.trace.bounds, canvas, room, ground);
    const file = `social/${name}-${canvas.width}x${canvas.height}.png`;
    files.push(await pngFile(file, purpose, picture));
  }
  return files;
}
