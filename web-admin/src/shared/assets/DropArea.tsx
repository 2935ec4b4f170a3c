import { useRef, useState, type ReactNode } from 'react';

interface Props {
  onFiles: (files: File[]) => void;
  accept?: string | undefined;
  disabled?: boolean;
  className?: string;
  children: (choose: () => void, over: boolean) => ReactNode;
}

/** Takes files dropped on it or pasted into it; `choose` opens the system's file dialog. */
export function DropArea({ onFiles, accept, disabled = false, className = '', children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    if (!disabled && list && list.length > 0) onFiles([...list]);
  };
  return (
    // The input inside is the keyboard's way; dropping and pasting come on top.
    <div
      className={`drop-area ${over ? 'drop-over' : ''} ${className}`}
      onDragOver={(event) => {
        if (disabled || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        take(event.clipboardData.files);
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {children(() => input.current?.click(), over)}
    </div>
  );
}

/** The file dialog's filter for kinds of asset. */
export function acceptOf(kinds: string[]): string | undefined {
  const known: Record<string, string> = { image: 'image/*', audio: 'audio/*', video: 'video/*' };
  const accepted = kinds.map((kind) => known[kind.toLowerCase()]);
  return kinds.length === 0 || accepted.includes(undefined) ? undefined : accepted.join(',');
}
