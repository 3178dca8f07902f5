import type { Kit } from "@logokraft/client";
import { brandGround, fileUrl, pictureOf, versionOn } from "./kit-look.ts";

const WHITE = "#ffffff";
const DARK = "#141414";

interface KitPreviewsProps {
  kit: Kit;
  company: string;
}

/** The logo where it will be seen, in the kit's own files. */
export function KitPreviews({ kit, company }: KitPreviewsProps) {
  const brand = brandGround(kit);
  return (
    <section class="kit-section" aria-labelledby="kit-previews">
      <h3 id="kit-previews">In use</h3>
      <ul class="kit-previews">
        <Ground kit={kit} ground={WHITE} label="On white" />
        <Ground kit={kit} ground={DARK} label="On dark ground" />
        <Ground kit={kit} ground={brand} label="On the brand's ground" />
        <li>
          <div class="kit-scene kit-browser" aria-hidden="true">
            <div class="kit-tab">
              <img src={fileUrl(kit, "icons/favicon.svg")} alt="" width={16} height={16} />
              <bdi>{company}</bdi>
            </div>
            <div class="kit-bar-empty" />
          </div>
          <span>In a browser's tab</span>
        </li>
        <li>
          <div class="kit-scene kit-phone" aria-hidden="true">
            <div class="kit-app">
              <img src={fileUrl(kit, "icons/apple-touch-icon.png")} alt="" width={60} height={60} />
              <bdi>{company}</bdi>
            </div>
            {[0, 1].map((place) => <i key={place} />)}
          </div>
          <span>On a home screen</span>
        </li>
        <li>
          <div class="kit-scene kit-letter" aria-hidden="true">
            <Logo kit={kit} ground={WHITE} />
            {[90, 96, 84, 92, 60].map((width) => <i key={width} style={{ width: `${width}%` }} />)}
          </div>
          <span>On a letterhead</span>
        </li>
        <li>
          <div class="kit-scene kit-cards" aria-hidden="true">
            <div class="kit-card" style={{ background: brand }}>
              <Logo kit={kit} ground={brand} />
            </div>
            <div class="kit-card kit-card-back">
              <bdi>{company}</bdi>
              <i />
              <i />
            </div>
          </div>
          <span>On a card</span>
        </li>
      </ul>
    </section>
  );
}

function Ground({ kit, ground, label }: { kit: Kit; ground: string; label: string }) {
  return (
    <li>
      <div class="kit-scene kit-ground" style={{ background: ground }}>
        <Logo kit={kit} ground={ground} alt={`The logo, ${label.toLowerCase()}`} />
      </div>
      <span>{label}</span>
    </li>
  );
}

function Logo({ kit, ground, alt = "" }: { kit: Kit; ground: string; alt?: string }) {
  return <img class="kit-logo" src={pictureOf(kit, versionOn(kit, ground))} alt={alt} />;
}
