import {
  AlignLeftOutlined,
  ApartmentOutlined,
  BarcodeOutlined,
  BlockOutlined,
  BuildOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CodeOutlined,
  DollarOutlined,
  ExperimentOutlined,
  FieldNumberOutlined,
  FileImageOutlined,
  FileTextOutlined,
  FontSizeOutlined,
  GlobalOutlined,
  HistoryOutlined,
  LinkOutlined,
  MailOutlined,
  NodeIndexOutlined,
  NumberOutlined,
  PhoneOutlined,
  QuestionOutlined,
  TagsOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** The types of fields by what people look for them under; one the server adds is offered at the end. */
export const FIELD_TYPES: { group: string; words: string[] }[] = [
  { group: 'texts', words: ['text', 'longText', 'richText'] },
  { group: 'numbers', words: ['integer', 'decimal', 'money', 'measure', 'boolean'] },
  { group: 'times', words: ['date', 'dateTime', 'uncertainDate'] },
  { group: 'links', words: ['term', 'reference', 'asset', 'group', 'component', 'blocks'] },
  { group: 'contacts', words: ['url', 'email', 'phone'] },
  { group: 'codes', words: ['slug', 'identifier', 'json'] },
];

const ICONS: Record<string, ComponentType> = {
  text: FontSizeOutlined,
  longText: AlignLeftOutlined,
  richText: FileTextOutlined,
  group: ApartmentOutlined,
  component: BlockOutlined,
  blocks: BuildOutlined,
  integer: NumberOutlined,
  decimal: FieldNumberOutlined,
  boolean: CheckSquareOutlined,
  date: CalendarOutlined,
  dateTime: ClockCircleOutlined,
  uncertainDate: HistoryOutlined,
  money: DollarOutlined,
  measure: ExperimentOutlined,
  term: TagsOutlined,
  reference: NodeIndexOutlined,
  asset: FileImageOutlined,
  url: GlobalOutlined,
  email: MailOutlined,
  phone: PhoneOutlined,
  slug: LinkOutlined,
  identifier: BarcodeOutlined,
  json: CodeOutlined,
};

export function FieldTypeIcon({ word }: { word: string }) {
  const Icon = ICONS[word] ?? QuestionOutlined;
  return <Icon aria-hidden="true" className="field-type-icon" />;
}
