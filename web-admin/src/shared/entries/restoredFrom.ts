/** The version a restored one came from, which the server notes as ↺ and its number; null for people's own notes. */
export function restoredFrom(note: string): number | null {
  const restored = /^↺ (\d+)$/.exec(note);
  return restored ? Number(restored[1]) : null;
}
