import type { ReactNode } from 'react';
import { useAsset } from '@/shared/assets/useAsset';
import { isObject, type Json, type JsonObject } from '@/shared/json';
import { Picture } from '@/shared/ui/Picture';

/** A rich text to read; made of elements, never of HTML. */
export function RichTextView({ document }: { document: Json | undefined }) {
  return <div className="rich-text-view">{isObject(document) ? children(document) : null}</div>;
}

function children(node: JsonObject): ReactNode[] {
  const content = Array.isArray(node['content']) ? node['content'] : [];
  return content.filter(isObject).map((child, index) => element(child, index));
}

function element(node: JsonObject, key: number): ReactNode {
  const attrs = isObject(node['attrs']) ? node['attrs'] : {};
  switch (node['type']) {
    case 'paragraph':
      return (
        <p key={key} dir="auto">
          {children(node)}
        </p>
      );
    case 'heading':
      return (
        <p key={key} dir="auto" className={`rich-heading rich-heading-${String(attrs['level'] ?? 2)}`}>
          {children(node)}
        </p>
      );
    case 'bulletList':
      return <ul key={key}>{children(node)}</ul>;
    case 'orderedList':
      return <ol key={key}>{children(node)}</ol>;
    case 'listItem':
      return <li key={key}>{children(node)}</li>;
    case 'blockquote':
      return <blockquote key={key}>{children(node)}</blockquote>;
    case 'horizontalRule':
      return <hr key={key} />;
    case 'hardBreak':
      return <br key={key} />;
    case 'table':
      return (
        <table key={key}>
          <tbody>{children(node)}</tbody>
        </table>
      );
    case 'tableRow':
      return <tr key={key}>{children(node)}</tr>;
    case 'tableHeader':
      return <th key={key}>{children(node)}</th>;
    case 'tableCell':
      return <td key={key}>{children(node)}</td>;
    case 'image':
      return <ImageInText key={key} attrs={attrs} />;
    case 'text':
      return marked(node, key);
    default:
      return <div key={key}>{children(node)}</div>;
  }
}

function ImageInText({ attrs }: { attrs: JsonObject }) {
  const asset = useAsset(typeof attrs['assetId'] === 'string' ? attrs['assetId'] : null);
  return (
    <figure>
      <Picture asset={asset} />
      {typeof attrs['caption'] === 'string' && <figcaption>{attrs['caption']}</figcaption>}
    </figure>
  );
}

function marked(node: JsonObject, key: number): ReactNode {
  const marks = Array.isArray(node['marks']) ? node['marks'].filter(isObject).map((mark) => mark['type']) : [];
  let text: ReactNode = String(node['text'] ?? '');
  if (marks.includes('bold')) text = <strong>{text}</strong>;
  if (marks.includes('italic')) text = <em>{text}</em>;
  if (marks.includes('underline') || marks.includes('link')) text = <u>{text}</u>;
  if (marks.includes('strike')) text = <s>{text}</s>;
  return <span key={key}>{text}</span>;
}

/** The words of a rich text, one line a block: what two versions are compared by. */
export function richTextWords(document: Json | undefined): string {
  if (!isObject(document)) return '';
  if (document['type'] === 'text') return String(document['text'] ?? '');
  if (document['type'] === 'hardBreak') return '\n';
  const inner = Array.isArray(document['content']) ? document['content'].map(richTextWords) : [];
  const block = !['paragraph', 'heading', 'tableHeader', 'tableCell'].includes(String(document['type']));
  return inner.join(block ? '\n' : '');
}
