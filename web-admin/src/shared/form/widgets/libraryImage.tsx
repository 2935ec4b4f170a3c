import { mergeAttributes, Node } from '@tiptap/core';
import { NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from '@tiptap/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsset } from '@/shared/assets/useAsset';
import { useTextIn } from '@/shared/model/useModel';

/** A picture of the library inside a rich text: the document keeps its id, never an address. */
export const LibraryImage = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const kept = (name: string, attribute: string) => ({
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute(attribute),
      renderHTML: (attributes: Record<string, unknown>) => ({ [attribute]: attributes[name] }),
    });
    return {
      assetId: kept('assetId', 'data-asset-id'),
      alt: kept('alt', 'alt'),
      caption: kept('caption', 'data-caption'),
    };
  },
  parseHTML() {
    return [{ tag: 'img[data-asset-id]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['img', mergeAttributes(HTMLAttributes)];
  },
  addNodeView() {
    return ReactNodeViewRenderer(ImageInText);
  },
});

function ImageInText({ node, updateAttributes, editor, selected }: ReactNodeViewProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const id = typeof node.attrs['assetId'] === 'string' ? node.attrs['assetId'] : null;
  const asset = useAsset(id);
  const caption = typeof node.attrs['caption'] === 'string' ? node.attrs['caption'] : '';
  return (
    <NodeViewWrapper as="figure" className={selected ? 'image-in-text image-selected' : 'image-in-text'}>
      {asset ? (
        <img src={asset.page} alt={String(node.attrs['alt'] ?? textIn(asset.alt))} />
      ) : (
        <span>{t('waiting')}</span>
      )}
      <Input
        variant="borderless"
        value={caption}
        disabled={!editor.isEditable}
        placeholder={t('richText.caption')}
        aria-label={t('richText.caption')}
        onChange={(event) => updateAttributes({ caption: event.target.value || null })}
      />
    </NodeViewWrapper>
  );
}
