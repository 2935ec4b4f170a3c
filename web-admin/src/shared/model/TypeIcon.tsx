import {
  AlignLeftOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  CalendarOutlined,
  ContainerOutlined,
  CrownOutlined,
  EnvironmentOutlined,
  ExperimentOutlined,
  ExportOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FlagOutlined,
  FolderOutlined,
  GiftOutlined,
  GlobalOutlined,
  HomeOutlined,
  IdcardOutlined,
  MessageOutlined,
  PictureOutlined,
  PlayCircleOutlined,
  PlaySquareOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ShopOutlined,
  ShoppingOutlined,
  SolutionOutlined,
  SoundOutlined,
  StarOutlined,
  TagOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** The icons content types and components may name. */
const ICONS: Record<string, ComponentType> = {
  'align-left': AlignLeftOutlined,
  apartment: ApartmentOutlined,
  appstore: AppstoreOutlined,
  article: ReadOutlined,
  audit: AuditOutlined,
  bank: BankOutlined,
  book: BookOutlined,
  building: BankOutlined,
  calendar: CalendarOutlined,
  catalog: BookOutlined,
  certificate: SafetyCertificateOutlined,
  container: ContainerOutlined,
  crown: CrownOutlined,
  environment: EnvironmentOutlined,
  experiment: ExperimentOutlined,
  export: ExportOutlined,
  'file-done': FileDoneOutlined,
  'file-text': FileTextOutlined,
  file: FileTextOutlined,
  flag: FlagOutlined,
  folder: FolderOutlined,
  gem: CrownOutlined,
  gift: GiftOutlined,
  global: GlobalOutlined,
  globe: GlobalOutlined,
  home: HomeOutlined,
  idcard: IdcardOutlined,
  map: EnvironmentOutlined,
  'map-pin': EnvironmentOutlined,
  message: MessageOutlined,
  organisation: ApartmentOutlined,
  person: UserOutlined,
  picture: PictureOutlined,
  place: EnvironmentOutlined,
  'play-circle': PlayCircleOutlined,
  play: PlaySquareOutlined,
  product: ShoppingOutlined,
  profile: ProfileOutlined,
  'question-circle': QuestionCircleOutlined,
  read: ReadOutlined,
  safety: SafetyCertificateOutlined,
  shop: ShopOutlined,
  shopping: ShoppingOutlined,
  solution: SolutionOutlined,
  sound: SoundOutlined,
  star: StarOutlined,
  tag: TagOutlined,
  team: TeamOutlined,
  trophy: TrophyOutlined,
  user: UserOutlined,
  work: PictureOutlined,
};

/** The names with one for each drawing: several names may stand for the same. */
export function differentIcons(names: readonly string[]): string[] {
  const seen = new Set<ComponentType>();
  return names.filter((name) => {
    const Icon = ICONS[name] ?? ContainerOutlined;
    if (seen.has(Icon)) return false;
    seen.add(Icon);
    return true;
  });
}

export function TypeIcon({ name }: { name: string }) {
  const Icon = ICONS[name] ?? ContainerOutlined;
  return <Icon aria-hidden="true" />;
}
