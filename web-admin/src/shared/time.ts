import { useTranslation } from 'react-i18next';

const BEIJING = 'Asia/Shanghai';

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

function partsIn(instant: Date, zone: string): Parts {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).formatToParts(instant);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const number = (type: string) => String(Number(part(type)));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    // Some engines call midnight 24.
    hour: part('hour') === '24' ? '00' : part('hour'),
    minute: part('minute'),
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2027年8月21日 10:00（北京时间） / 21 Aug 2027, 10:00 (Beijing time). */
export function fullTime(iso: string, language: string): string {
  const { year, month, day, hour, minute } = partsIn(new Date(iso), BEIJING);
  return language === 'en'
    ? `${day} ${MONTHS[Number(month) - 1]} ${year}, ${hour}:${minute} (Beijing time)`
    : `${year}年${month}月${day}日 ${hour}:${minute}（北京时间）`;
}

/** Only the clock for today, day and month within a year, the whole day else; Beijing time. */
export function shortTime(iso: string, language: string, now: Date = new Date()): string {
  const at = partsIn(new Date(iso), BEIJING);
  const today = partsIn(now, BEIJING);
  if (at.year === today.year && at.month === today.month && at.day === today.day) return `${at.hour}:${at.minute}`;
  const dayAndMonth = language === 'en' ? `${at.day} ${MONTHS[Number(at.month) - 1]}` : `${at.month}月${at.day}日`;
  if (at.year === today.year) return `${dayAndMonth} ${at.hour}:${at.minute}`;
  return language === 'en' ? `${dayAndMonth} ${at.year}` : `${at.year}年${dayAndMonth}`;
}

/** A calendar day, "2027-08-20", in words. */
export function dayText(day: string, language: string): string {
  const [year, month, date] = day.split('-');
  return language === 'en'
    ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
    : `${year}年${Number(month)}月${Number(date)}日`;
}

export function useTime() {
  const { i18n } = useTranslation();
  return {
    full: (iso: string) => fullTime(iso, i18n.language),
    short: (iso: string) => shortTime(iso, i18n.language),
    day: (day: string) => dayText(day, i18n.language),
  };
}
