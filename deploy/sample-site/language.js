// What a page says, and how it writes numbers, days and measures, in one language.
import { config } from './config.js';
import { ar } from './words/ar.js';
import { en } from './words/en.js';
import { zh } from './words/zh.js';

const WORDS = { ar, en, zh };

/** First and last strong characters keep their order inside a line of the other direction (Unicode isolates). */
const isolated = (text) => `\u2066${text}\u2069`;

/** The language whose path segment that is, or undefined. */
export const findLanguage = (path) => config.languages.find((language) => language.path === path);

/** The first of the browser's languages that the site has. */
export function preferredLanguage() {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]);
  return wanted.map(findLanguage).find((language) => language) ?? config.languages[0];
}

/** How a language speaks. Everything is made once and kept. */
export function speech(language) {
  const words = WORDS[language.path];
  const plural = new Intl.PluralRules(language.tag);
  const numbers = new Intl.NumberFormat(language.formats);
  const lists = new Intl.ListFormat(language.formats, {
    type: 'unit',
    style: 'short',
  });
  const dates = (options) =>
    new Intl.DateTimeFormat(language.formats, {
      calendar: 'gregory',
      ...options,
    });
  const days = dates({ dateStyle: 'long', timeZone: 'UTC' });
  // Intl writes Chinese ranges in digits and strokes; whole dates read better.
  const range = (format, from, to) =>
    language.path === 'zh' && from < to
      ? `${format.format(from)} – ${format.format(to)}`
      : format.formatRange(from, to);

  function say(key, values = {}) {
    const entry = words[key];
    const text = typeof entry === 'string' ? entry : (entry[plural.select(values.n)] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (_, name) =>
      typeof values[name] === 'number' ? numbers.format(values[name]) : values[name],
    );
  }

  return {
    say,
    number: (value) => numbers.format(Number(value)),

    /** A list of texts, as the language joins them. */
    list: (texts) => lists.format(texts),

    /** A value with its unit, `{ value: '183.0', unit: 'cm' }`. Digits are exact: decimals come as text. */
    measure: ({ value, unit }) => {
      const digits = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
      const written = `${new Intl.NumberFormat(language.formats, { maximumFractionDigits: 6 }).format(digits)}\u00a0${unit}`;
      return language.dir === 'rtl' ? isolated(written) : written;
    },

    /** A day without a time, `2027-08-21`: the same everywhere. */
    day: (day) => days.format(new Date(`${day}T00:00Z`)),

    /** From one day to another. */
    days: (from, to) => range(days, new Date(`${from}T00:00Z`), new Date(`${to ?? from}T00:00Z`)),

    /** A day as a leaf of a calendar: `{ day, month }`. */
    leaf: (day) => ({
      day: dates({ day: 'numeric', timeZone: 'UTC' })
        .formatToParts(new Date(`${day}T00:00Z`))
        .find(({ type }) => type === 'day').value,
      month: dates({ year: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`)),
    }),

    month: (date) => dates({ month: 'long' }).format(date),

    /** From one instant to another, as clocks of a zone show them. */
    span: (from, to, zone) => {
      const day = dates({ month: 'long', day: 'numeric', timeZone: zone });
      const time = dates({ timeStyle: 'short', timeZone: zone });
      const [start, end] = [new Date(from), new Date(to ?? from)];
      const oneDay = day.format(start) === day.format(end);
      const until = oneDay ? time.format(end) : `${day.format(end)} ${time.format(end)}`;
      return `${day.format(start)} ${time.format(start)}${to ? ` – ${until}` : ''}`;
    },

    /** A time of day without a zone, `09:30`; as it is where no clock shows it. */
    time: (time) => {
      const instant = new Date(`1970-01-01T${time.slice(0, 5)}Z`);
      return Number.isNaN(instant.valueOf()) ? time : dates({ timeStyle: 'short', timeZone: 'UTC' }).format(instant);
    },

    /** A year as astronomers count: 0 is 1 BCE. */
    year: (year) =>
      year > 0
        ? String(year)
        : dates({ year: 'numeric', era: 'short', timeZone: 'UTC' }).format(new Date(0).setUTCFullYear(year)),

    /** What a zone is called: China Standard Time. */
    zone: (zone) =>
      dates({ timeZone: zone, timeZoneName: 'long' })
        .formatToParts(new Date())
        .find(({ type }) => type === 'timeZoneName').value,
  };
}

/** Whether clocks of two zones show the same at that instant. */
export function sameClock(one, other, instant) {
  const clock = (zone) =>
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(instant));
  return one === other || clock(one) === clock(other);
}

export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const SCRIPTS = [
  [/\p{Script=Han}/u, 'zh-Hans'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Latin}/u, 'en'],
];

/** Language of a text that does not tell it, by its script: a voice and a font can then be chosen. */
export const guessLanguage = (text) => SCRIPTS.find(([script]) => script.test(text))?.[1];
