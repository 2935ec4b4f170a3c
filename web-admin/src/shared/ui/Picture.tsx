import { AudioOutlined, FileTextOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useTextIn } from '@/shared/model/useModel';

interface Shown {
  name: string;
  kind: string;
  alt?: Record<string, string> | null;
  thumb: string;
  card: string;
}

/** A picture on its paper mat, whole and in its own proportions; other kinds of asset by their sign. */
export function Picture({ asset, large = false }: { asset: Shown | null | undefined; large?: boolean }) {
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
        alt={textIn(asset.alt) || asset.name}
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
