import type { Fault } from './checks';
import { kindOf, textOf } from './documents';
import type { ModelDraft } from './draft-context';
import { SITE } from './parts';
import { placeText, spotOf } from './place';
import type { Place } from './fields';

interface At {
  path: string;
  field: Place;
  term: number | null;
}

/** Address of a place in the site's documents. */
function addressAt({ draft }: Pick<ModelDraft, 'draft'>, { path, field, term }: At): string {
  const document = draft.documents[path];
  const kind = kindOf(path);
  if (kind === 'VOCABULARY') {
    return `/model/vocabularies/${textOf(document?.['id'])}${term === null ? '' : `?term=${term}`}`;
  }
  if (kind === 'COMPONENT') return '/model';
  const type = textOf(document?.[kind === 'TYPE' ? 'id' : 'type']);
  const search = new URLSearchParams({ part: `${SITE}:${path}` });
  if (field.length > 0) search.set('field', placeText(field));
  return `/model/types/${type}?${search}`;
}

export const addressOfFault = (model: ModelDraft, { path, field, term }: Fault) =>
  addressAt(model, { path, field, term });

/** Address of a problem the server names, null where it stands in no document of the site. */
export function addressOfProblem(model: ModelDraft, path: string, at: string): string | null {
  const own = path.replace(/^(site[:/])?(model\/)?/, '');
  if (!(own in model.draft.documents)) return null;
  const { field, term } = spotOf(at);
  return addressAt(model, { path: own, field, term });
}
