import { textIn } from '@/shared/model/texts';

export const BEIJING = 'Asia/Shanghai';

interface Zone {
  id: string;
  name: Record<string, string>;
  /** Further words to find it by. */
  words: string;
}

const zone = (id: string, zh: string, en: string, words: string): Zone => ({ id, name: { 'zh-Hans': zh, en }, words });

/** Where fairs are held. All of China has Beijing time: a zone of its own for Urumqi would be two hours off. */
const ZONES: readonly Zone[] = [
  zone(BEIJING, '北京时间', 'Beijing time', '中国 乌鲁木齐 上海 和田 广州 China Urumqi Shanghai Hotan Guangzhou'),
  zone('Asia/Almaty', '阿拉木图', 'Almaty', '哈萨克斯坦 阿斯塔纳 Kazakhstan Astana'),
  zone('Asia/Bishkek', '比什凯克', 'Bishkek', '吉尔吉斯斯坦 Kyrgyzstan'),
  zone('Asia/Tashkent', '塔什干', 'Tashkent', '乌兹别克斯坦 撒马尔罕 Uzbekistan Samarkand'),
  zone('Europe/Moscow', '莫斯科', 'Moscow', '俄罗斯 Russia'),
  zone('Europe/Istanbul', '伊斯坦布尔', 'Istanbul', '土耳其 Türkiye Turkey'),
  zone('Asia/Dubai', '迪拜', 'Dubai', '阿联酋 阿布扎比 Emirates Abu Dhabi'),
  zone('Asia/Riyadh', '利雅得', 'Riyadh', '沙特 Saudi Arabia'),
  zone('Europe/Berlin', '柏林', 'Berlin', '德国 法兰克福 汉诺威 Germany Frankfurt Hanover'),
  zone('Europe/Paris', '巴黎', 'Paris', '法国 France'),
  zone('Europe/London', '伦敦', 'London', '英国 Britain United Kingdom'),
  zone('America/New_York', '纽约', 'New York', '美国 USA'),
  zone('America/Los_Angeles', '洛杉矶', 'Los Angeles', '美国 USA'),
  zone('Asia/Tokyo', '东京', 'Tokyo', '日本 大阪 Japan Osaka'),
  zone('Asia/Bangkok', '曼谷', 'Bangkok', '泰国 Thailand'),
  zone('Asia/Singapore', '新加坡', 'Singapore', '狮城'),
];

/** Name of a zone as people say it; of one that is not offered, its last part. */
export function zoneName(id: string, language: string): string {
  const known = ZONES.find((one) => one.id === id);
  return known ? textIn(known.name, language) : (id.split('/').at(-1)?.replaceAll('_', ' ') ?? id);
}

/** What a choice of zones offers, Beijing time first. */
export function zoneOptions(language: string): { value: string; label: string; words: string }[] {
  return ZONES.map((one) => ({
    value: one.id,
    label: textIn(one.name, language),
    words: [...Object.values(one.name), one.words, one.id].join(' ').toLowerCase(),
  }));
}
