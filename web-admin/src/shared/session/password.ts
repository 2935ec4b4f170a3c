/** Shortest password the server accepts, in characters. */
export const MIN_PASSWORD = 10;

/** How well a password would stand: 0 (too short) to 3; length counts most, then kinds of characters. */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return 0;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u].filter((kind) =>
    kind.test(password),
  ).length;
  const varied = new Set(password).size >= 8;
  if (!varied) return 1;
  if (length >= 18 || (length >= 14 && kinds >= 3)) return 3;
  return kinds >= 2 ? 2 : 1;
}
