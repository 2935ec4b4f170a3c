import { textOf, textsOf, objectsOf, truthOf } from './documents';
import type { ContentModel, ContentType, Term, Vocabulary } from '@/shared/model/model';
import { idOf, vocabulariesOf, type Part } from './parts';

/** A vocabulary as it will be, with all its terms at hand. */
function vocabularyOf(part: Part): Vocabulary {
  const terms = objectsOf(part.document['terms']);
  const byCode = new Map(terms.map((term) => [textOf(term['code']), term]));
  const pathOf = (code: string, seen: string[] = []): Record<string, string>[] => {
    const term = byCode.get(code);
    if (!term || seen.includes(code)) return [];
    return [...pathOf(textOf(term['broader']), [...seen, code]), textsOf(term['label'])];
  };
  return {
    id: idOf(part),
    label: textsOf(part.document['label']),
    size: terms.length,
    tree: terms.some((term) => textOf(term['broader']) !== ''),
    terms: terms.map((term): Term => ({
      code: textOf(term['code']),
      label: textsOf(term['label']),
      broader: textOf(term['broader']) || null,
      withdrawn: truthOf(term['withdrawn']),
      path: pathOf(textOf(term['code'])),
    })),
  };
}

/** The model as the form of a preview sees it: with the types of the plan and the site's vocabularies. */
export function modelOfPlan(model: ContentModel, types: ContentType[], parts: Part[]): ContentModel {
  const planned = new Map(types.map((type) => [type.id, type]));
  const own = vocabulariesOf(parts).filter(({ locked }) => !locked);
  const ids = new Set(own.map(idOf));
  return {
    ...model,
    types: [...model.types.filter(({ id }) => !planned.has(id)), ...types],
    vocabularies: [...model.vocabularies.filter(({ id }) => !ids.has(id)), ...own.map(vocabularyOf)],
  };
}

export interface Piece {
  text: string;
  look: 'comment' | 'word' | 'type' | 'plain';
}

const PIECES =
  /("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*)|\b(type|input|enum|interface|union|implements|scalar|extend|directive|on)\b|\b([A-Z]\w*)\b/g;

/** A schema cut into what is coloured alike. */
export function piecesOf(sdl: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of sdl.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ text: sdl.slice(end, match.index), look: 'plain' });
    pieces.push({ text: match[0], look: match[1] ? 'comment' : match[2] ? 'word' : 'type' });
    end = match.index + match[0].length;
  }
  if (end < sdl.length) pieces.push({ text: sdl.slice(end), look: 'plain' });
  return pieces;
}
