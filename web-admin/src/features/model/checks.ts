import { isObject, type JsonObject } from '@/shared/json';
import { kindOf, listOf, objectsOf, textOf, textsOf } from './documents';
import { everyField, fieldsOf, idsTo, siblingsAt, type Place } from './fields';
import { CODE, ID, TYPE_NAME } from './ids';
import { sectionsOf } from './sections';

export type FaultWord =
  | 'zhMissing'
  | 'enMissing'
  | 'idMissing'
  | 'idForm'
  | 'idTwice'
  | 'nameForm'
  | 'nameTwice'
  | 'choose'
  | 'minAboveMax'
  | 'pattern'
  | 'typeName'
  | 'samePlural'
  | 'titleField'
  | 'noFields'
  | 'emptySection'
  | 'textMissing'
  | 'codeForm'
  | 'codeTwice';

/** Something that has to be mended before the change can be put in force. */
export interface Fault {
  path: string;
  field: Place;
  section: number | null;
  term: number | null;
  key: string;
  word: FaultWord;
}

type Tell = (word: FaultWord, key: string, at?: Partial<Pick<Fault, 'field' | 'section' | 'term'>>) => void;

/** What can be seen without the server; all else it says in the plan. */
export function faultsOf(path: string, document: JsonObject): Fault[] {
  const faults: Fault[] = [];
  const tell: Tell = (word, key, at = {}) =>
    faults.push({ path, field: [], section: null, term: null, key, word, ...at });
  checkLabel(document, 'label', tell);
  const kind = kindOf(path);
  if (kind === 'VOCABULARY') checkTerms(document, tell);
  else checkFields(document, tell);
  if (kind === 'TYPE') checkType(document, tell);
  return faults;
}

function checkLabel(holder: JsonObject, key: string, tell: Tell, at: Parameters<Tell>[2] = {}) {
  const texts = textsOf(holder[key]);
  if (!texts['zh-Hans']?.trim()) tell('zhMissing', key, at);
  if (!texts['en']?.trim()) tell('enMissing', key, at);
}

function checkType(type: JsonObject, tell: Tell) {
  checkLabel(type, 'pluralLabel', tell);
  checkLabel(type, 'description', tell);
  for (const key of ['singular', 'plural']) if (!TYPE_NAME.test(textOf(type[key]))) tell('typeName', key);
  if (textOf(type['singular']) !== '' && type['singular'] === type['plural']) tell('samePlural', 'plural');
  const title = textOf(type['titleField']);
  if (!fieldsOf(type, true).some((field) => field['id'] === title && field['type'] === 'text')) {
    tell('titleField', 'titleField');
  }
  for (const [section, { label, fields }] of sectionsOf(type).sections.entries()) {
    checkLabel({ label }, 'label', tell, { section });
    if (fields.length === 0) tell('emptySection', 'fields', { section });
  }
}

function checkFields(document: JsonObject, tell: Tell) {
  if (fieldsOf(document, true).length === 0) tell('noFields', 'fields');
  for (const { field, place } of everyField(document)) {
    const at = { field: place };
    checkLabel(field, 'label', tell, at);
    for (const key of ['help', 'deprecated']) if (isObject(field[key])) checkLabel(field, key, tell, at);
    checkNames(document, field, place, tell);
    checkOptions(field, tell, at);
  }
}

function checkNames(document: JsonObject, field: JsonObject, place: Place, tell: Tell) {
  const at = { field: place };
  const own = place.at(-1);
  const beside = siblingsAt(document, place.slice(0, -1)).filter((_field, index) => index !== own);
  const id = textOf(field['id']);
  if (id === '') tell('idMissing', 'id', at);
  else if (!ID.test(id)) tell('idForm', 'id', at);
  else if (beside.some((other) => textOf(other['id']).toLowerCase() === id.toLowerCase())) tell('idTwice', 'id', at);
  const name = textOf(field['name']) || id;
  if (textOf(field['name']) !== '' && !ID.test(name)) tell('nameForm', 'name', at);
  const taken = (other: JsonObject) => (textOf(other['name']) || textOf(other['id'])) === name;
  if (name !== '' && name !== id && beside.some(taken)) tell('nameTwice', 'name', at);
}

/** Options without which a type says nothing. */
const NEEDED: Record<string, string> = {
  term: 'vocabulary',
  reference: 'targets',
  measure: 'unit',
  slug: 'from',
  identifier: 'scheme',
  component: 'component',
  blocks: 'components',
};

function checkOptions(field: JsonObject, tell: Tell, at: { field: Place }) {
  const type = textOf(field['type']);
  const needed = NEEDED[type];
  if (needed !== undefined && textOf(field[needed]) === '' && listOf(field[needed]).length === 0) {
    tell('choose', needed, at);
  }
  if (type === 'group' && fieldsOf(field, false).length === 0) tell('noFields', 'fields', at);
  for (const [low, high] of [
    ['min', 'max'],
    ['minLength', 'maxLength'],
  ] as const) {
    const least = field[low];
    const most = field[high];
    if (least !== undefined && most !== undefined && Number(least) > Number(most)) tell('minAboveMax', low, at);
  }
  if (textOf(field['pattern']) !== '' && !readable(textOf(field['pattern']))) tell('pattern', 'pattern', at);
}

function readable(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function checkTerms(document: JsonObject, tell: Tell) {
  if (textOf(document['source']).trim() === '') tell('textMissing', 'source');
  const terms = objectsOf(document['terms']);
  const codes = terms.map((term) => textOf(term['code']));
  for (const [term, { label = null }] of terms.entries()) {
    const code = codes[term]!;
    if (!CODE.test(code)) tell('codeForm', 'code', { term });
    else if (codes.indexOf(code) !== term) tell('codeTwice', 'code', { term });
    checkLabel({ label }, 'label', tell, { term });
  }
}

/** Whether a field is in force already: its id stands where it does in the model of the server. */
export const knownIds = (document: JsonObject | undefined): Set<string> =>
  new Set(document ? everyField(document).map(({ place }) => idsTo(document, place).join('/')) : []);
