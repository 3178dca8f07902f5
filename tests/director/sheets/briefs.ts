import type { GivenBrief } from "../../../vendor-studio/director/brief.ts";

const unsaid: GivenBrief = {
  company_name: "",
  industry: "",
  description: "",
  tagline: "",
  styles: [],
  personality: [],
  colors: [],
  avoid: "",
};

/** Twelve clients who are hard to please alike; `file` names the sheet. */
export const briefs: { file: string; brief: GivenBrief }[] = [
  {
    file: "bakery",
    brief: {
      ...unsaid,
      company_name: "Crumb & Crème",
      industry: "Bakery",
      description: "Sourdough and pastry, baked before dawn",
      tagline: "Baked before dawn",
      personality: ["warm", "honest"],
    },
  },
  {
    file: "law-firm",
    brief: {
      ...unsaid,
      company_name: "Hartmann Vogel",
      industry: "Law firm",
      description: "Counsel for families and their companies",
      styles: ["classic"],
      personality: ["trustworthy"],
      colors: ["#14213d", "#a9813f"],
      avoid: "gradients",
    },
  },
  {
    file: "game-studio",
    brief: {
      ...unsaid,
      company_name: "Pixelforge",
      industry: "Game studio",
      description: "Small worlds with deep rules",
      styles: ["futuristic", "bold"],
    },
  },
  {
    file: "clinic",
    brief: {
      ...unsaid,
      company_name: "Lindenhof",
      industry: "Clinic",
      description: "Family medicine, calm and close by",
      personality: ["gentle", "calm"],
      colors: ["#0b5c6b", "#2fb59b"],
    },
  },
  {
    file: "cyrillic",
    brief: {
      ...unsaid,
      company_name: "Северный ветер",
      industry: "Кофейня и обжарка кофе",
      description: "Кофе маленькими партиями",
    },
  },
  {
    file: "japanese",
    brief: {
      ...unsaid,
      company_name: "さくら珈琲",
      industry: "珈琲",
      description: "小さな焙煎所",
      styles: ["minimal"],
    },
  },
  {
    file: "forty-letters",
    brief: {
      ...unsaid,
      company_name: "Northern Lights Marine Insurance Company",
      industry: "Insurance",
      description: "For everything that floats",
    },
  },
  {
    file: "ampersand-and-accents",
    brief: {
      ...unsaid,
      company_name: "Łódź & Søn",
      industry: "Boat builders",
      description: "Wooden boats, built and repaired",
      styles: ["rustic"],
    },
  },
  {
    file: "one-short-word",
    brief: {
      ...unsaid,
      company_name: "Ég",
      industry: "Music label",
      description: "Records for small rooms",
      personality: ["playful"],
    },
  },
  {
    file: "pale-colour",
    brief: {
      ...unsaid,
      company_name: "Beam",
      industry: "Lighting",
      description: "Lamps that are hardly there",
      colors: ["#f4e04d"],
    },
  },
  {
    file: "florist",
    brief: {
      ...unsaid,
      company_name: "Wild Iris",
      industry: "Florist",
      description: "Flowers from the field next door",
      personality: ["elegant"],
      avoid: "script lettering",
    },
  },
  {
    file: "software",
    brief: {
      ...unsaid,
      company_name: "Northbeam Data",
      industry: "Software",
      description: "A data platform for logistics",
      tagline: "See further",
      styles: ["modern", "minimal"],
    },
  },
];
