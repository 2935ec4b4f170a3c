import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** All files below a folder whose name ends in one of the endings: path from the project's root → text. */
export function sources(folder: string, endings: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(relative(ROOT, path), readFileSync(path, 'utf8'));
  }
  return found;
}
