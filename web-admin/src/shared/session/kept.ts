// What somebody typed and did not send yet, kept in this browser; nobody else who signs in here sees it.

const keyOf = (viewerId: string, what: string) => `yizhan.kept.${viewerId}.${what}`;

export function readKept(viewerId: string, what: string): string | null {
  try {
    return localStorage.getItem(keyOf(viewerId, what));
  } catch {
    return null;
  }
}

/** An empty text is forgotten. Answers false when the browser has no room, or keeps nothing. */
export function keep(viewerId: string, what: string, text: string): boolean {
  try {
    if (text === '') localStorage.removeItem(keyOf(viewerId, what));
    else localStorage.setItem(keyOf(viewerId, what), text);
    return true;
  } catch {
    return false;
  }
}
