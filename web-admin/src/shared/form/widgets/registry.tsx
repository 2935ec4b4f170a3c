import { lazy, Suspense } from 'react';
import { Waiting } from '@/shared/ui/Waiting';
import { AssetWidget } from './AssetWidget';
import { BlocksWidget } from './BlocksWidget';
import { DateTimeWidget, DateWidget } from './DateWidgets';
import { GroupWidget } from './GroupWidget';
import { BooleanWidget, DecimalWidget, IntegerWidget, MeasureWidget, MoneyWidget } from './NumberWidgets';
import { PhoneWidget } from './PhoneWidget';
import { ReferenceWidget } from './ReferenceWidget';
import { SlugWidget } from './SlugWidget';
import { TermWidget } from './TermWidget';
import { EmailWidget, IdentifierWidget, JsonWidget, LongTextWidget, TextWidget, UrlWidget } from './TextWidgets';
import type { Widget, WidgetProps } from './types';
import { UncertainDateWidget } from './UncertainDateWidget';

const RichText = lazy(async () => ({ default: (await import('./RichTextWidget')).RichTextWidget }));

function RichTextWidget(props: WidgetProps) {
  return (
    <Suspense fallback={<Waiting rows={3} />}>
      <RichText {...props} />
    </Suspense>
  );
}

/** One widget per field type of the content model. */
export const WIDGETS: Record<string, Widget> = {
  text: TextWidget,
  longText: LongTextWidget,
  richText: RichTextWidget,
  group: GroupWidget,
  component: GroupWidget,
  blocks: BlocksWidget,
  integer: IntegerWidget,
  decimal: DecimalWidget,
  boolean: BooleanWidget,
  date: DateWidget,
  dateTime: DateTimeWidget,
  uncertainDate: UncertainDateWidget,
  money: MoneyWidget,
  measure: MeasureWidget,
  term: TermWidget,
  reference: ReferenceWidget,
  asset: AssetWidget,
  url: UrlWidget,
  email: EmailWidget,
  phone: PhoneWidget,
  slug: SlugWidget,
  identifier: IdentifierWidget,
  json: JsonWidget,
};

/** A type this admin does not know yet is shown as machine data, never lost. */
export function widgetOf(type: string): Widget {
  return WIDGETS[type] ?? JsonWidget;
}
