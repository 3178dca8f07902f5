/** Vendors' keys that the tests' functions hold, for who looks whether one got out. */
export const plantedKeys = {
  GEMINI_API_KEY: "planted-gemini-4c1f0a7be2",
  ARK_API_KEY: "planted-ark-93d5e61a08",
};
