/** What the kit's files are for, for people who open the folder a year later. */
export function readme(company: string, isFaithful: boolean): string {
  return `${company}: brand kit
${"=".repeat(company.length + 11)}

logo/     The logo itself.
  logo.svg                    The vector. For print, signs, every size. Give this one to printers.
  logo.pdf                    The same for programs that open no SVG.
  logo.png                    On its own ground, for documents and slides.
  logo-transparent.png        Without its ground, for colors and photographs.
  logo-transparent-512.png    The same, small.
  logo-black.svg, .png        In one color, for stamps, engraving and newspapers.
  logo-white.svg, .png        In one color, for dark ground.
${isFaithful ? "" : APPROXIMATION}
icons/    For a website. Put them at the site's root and head.html's lines into each page.
  favicon.ico, favicon.svg    Browser tabs.
  apple-touch-icon.png        Home screens of iPhone and iPad.
  icon-192.png, icon-512.png  Home screens and app lists.
  icon-maskable-512.png       For launchers that cut icons to a shape.
  site.webmanifest            Names the icons to browsers.

social/   Profile pictures and covers; each name says where and how large.

colors/   The brand's colors.
  palette.svg                 To look at.
  palette.css                 Custom properties for a page.
  palette.json                For programs, with the share of the picture that each covers.
`;
}

const APPROXIMATION = `
  This logo has shades that flat shapes can't repeat. The vectors are an approximation of it; the
  PNG files show the logo as it was drawn.
`;
