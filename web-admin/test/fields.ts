import type { Field } from '@/shared/model/model';

/** A field of the core's with what a test needs said of it. */
export function field(id: string, type: string, part: Partial<Field> = {}): Field {
  return {
    key: `core.${id}`,
    id,
    name: id,
    type,
    label: { 'zh-Hans': id, en: id },
    help: {},
    localized: false,
    required: false,
    unique: false,
    filterable: true,
    sortable: true,
    many: false,
    visibility: 'PUBLIC',
    computed: false,
    writable: true,
    options: {},
    fields: [],
    ...part,
  };
}
