import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import {
  closestCorners,
  DndContext,
  PointerSensor,
  useDroppable,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { textOf, textsOf } from './documents';
import { useDraft } from './draft-context';
import { fieldsOf } from './fields';
import { LabelPair } from './LabelPair';
import type { Part } from './parts';
import { addSection, fieldToSection, moveInSection, sectionsOf, withSections, type Section } from './sections';
import { useFaultText } from './useFaultText';

/** Stands for the fields in no section. */
const OTHERS = ' others';

/** How the form is divided: fields are dragged into sections, or sent there by a choice beside each. */
export function SectionEditor({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { put } = useDraft();
  const { document, locked } = part;
  const { sections, others } = sectionsOf(document);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const change = (next: JsonObject) => put(part.path, next);
  const homeOf = (field: string) => sections.find((section) => section.fields.includes(field))?.id ?? OTHERS;

  function dropped({ active, over }: DragEndEvent) {
    if (!over || active.id === over.id) return;
    const field = String(active.id);
    const target = String(over.id);
    const isList = target === OTHERS || sections.some((section) => `section ${section.id}` === target);
    const home = isList ? target.replace(/^section /, '') : homeOf(target);
    if (home === OTHERS) {
      change(fieldToSection(document, field, null));
      return;
    }
    const fields = sections.find((section) => section.id === home)?.fields ?? [];
    const to = isList ? fields.length : fields.indexOf(target);
    if (homeOf(field) === home)
      change(moveInSection(document, home, fields.indexOf(field), Math.min(to, fields.length - 1)));
    else change(fieldToSection(document, field, home, to));
  }
  const lists = {
    part,
    sections,
    onSend: (field: string, to: string) => change(fieldToSection(document, field, to === OTHERS ? null : to)),
  };
  return (
    <fieldset className="label-pair">
      <legend>{t('model.sections')}</legend>
      <p className="hint">{t('model.sectionsHint')}</p>
      <DndContext sensors={sensors} collisionDetection={closestCorners} onDragEnd={dropped}>
        {sections.map((section, index) => (
          <SectionBox key={section.id} {...lists} section={section} index={index} />
        ))}
        {sections.length > 0 && others.length > 0 && (
          <div className="section-box">
            <h3>{t('edit.otherFields')}</h3>
            <SectionFields {...lists} home={OTHERS} fields={others} />
          </div>
        )}
      </DndContext>
      {!locked && (
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => change(addSection(document, {}))}
        >
          {t('model.addSection')}
        </Button>
      )}
    </fieldset>
  );
}

interface ListProps {
  part: Part;
  sections: Section[];
  onSend: (field: string, section: string) => void;
}

function SectionBox({ section, index, ...lists }: ListProps & { section: Section; index: number }) {
  const { t } = useTranslation();
  const { put } = useDraft();
  const { part, sections } = lists;
  const faults = useFaultText(part.path, { section: index });
  const { locked } = part;
  const change = (next: Section[]) => put(part.path, withSections(part.document, next));
  return (
    <div className="section-box">
      <LabelPair
        label={t('model.sectionNumber', { number: index + 1 })}
        holder={{ label: section.label }}
        field="label"
        disabled={locked}
        faults={locked ? [] : faults.all('label')}
        onChange={(next) =>
          change(sections.map((one) => (one.id === section.id ? { ...one, label: textsOf(next['label']) } : one)))
        }
      />
      <SectionFields {...lists} home={section.id} fields={section.fields} />
      {!locked && section.fields.length === 0 && <p className="finding finding-error">{faults.one('fields')}</p>}
      {!locked && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden="true" />}
          onClick={() => change(sections.filter((one) => one.id !== section.id))}
        >
          {t('model.removeSection', { number: index + 1 })}
        </Button>
      )}
    </div>
  );
}

function SectionFields({ home, fields, ...lists }: ListProps & { home: string; fields: string[] }) {
  const { setNodeRef, isOver } = useDroppable({ id: home === OTHERS ? OTHERS : `section ${home}` });
  return (
    <SortableContext items={fields} strategy={verticalListSortingStrategy}>
      <ul ref={setNodeRef} className={isOver ? 'section-fields section-fields-over' : 'section-fields'}>
        {fields.map((field) => (
          <SectionField key={field} {...lists} field={field} home={home} />
        ))}
      </ul>
    </SortableContext>
  );
}

function SectionField({ part, sections, onSend, field, home }: ListProps & { field: string; home: string }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({
    id: field,
    disabled: part.locked,
  });
  const own = fieldsOf(part.document, true).find((one) => textOf(one['id']) === field);
  const name = textIn(textsOf(own?.['label'])) || t('model.unnamedField');
  const move = transform ? `translate3d(${Math.round(transform.x)}px, ${Math.round(transform.y)}px, 0)` : undefined;
  const nameOf = (section: Section, index: number) =>
    textIn(textsOf(section.label)) || t('model.sectionNumber', { number: index + 1 });
  return (
    <li ref={setNodeRef} style={{ transform: move, transition }}>
      {!part.locked && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className="drag-handle"
          {...attributes}
          {...listeners}
          tabIndex={-1}
          aria-hidden="true"
        >
          <HolderOutlined />
        </button>
      )}
      <span className="section-field-name">{name}</span>
      {!part.locked && (
        <Select
          size="small"
          aria-label={t('model.sectionOf', { field: name })}
          value={home}
          onChange={(to) => onSend(field, to)}
          options={[
            ...sections.map((section, index) => ({ value: section.id, label: nameOf(section, index) })),
            { value: OTHERS, label: t('edit.otherFields') },
          ]}
        />
      )}
    </li>
  );
}
