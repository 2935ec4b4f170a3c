import { AudioOutlined, FileTextOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useTextIn } from '@/shared/model/useModel';

interface Shown {
  name: string;
  kind: string;
  alt?: Record<string, string> | null;
  thumb: string;
  card: string;
}

interface Props {
  asset: Shown | null | undefined;
  large?: boolean;
  /** The title stands beside it: read aloud, the picture would say the same twice. */
  decorative?: boolean;
}

/** A picture on its paper mat, whole and in its own proportions; other kinds of asset by their sign. */
export function Picture({ asset, large = false, decorative = false }: Props) {
  const textIn = useTextIn();
  if (!asset) {
    return (
      <span className="picture picture-none" aria-hidden="true">
        <PictureOutlined />
      </span>
    );
  }
  if (asset.kind.toLowerCase() !== 'image') {
    return (
      <span className="picture picture-none" aria-hidden="true">
        <KindSign kind={asset.kind} />
      </span>
    );
  }
  return (
    <span className="picture">
      <img
        src={large ? asset.card : asset.thumb}
        alt={decorative ? '' : textIn(asset.alt) || asset.name}
        loading="lazy"
        decoding="async"
      />
    </span>
  );
}

export function KindSign({ kind }: { kind: string }) {
  switch (kind.toLowerCase()) {
    case 'audio':
      return <AudioOutlined />;
    case 'video':
      return <VideoCameraOutlined />;
    case 'image':
      return <PictureOutlined />;
    default:
      return <FileTextOutlined />;
  }
}
