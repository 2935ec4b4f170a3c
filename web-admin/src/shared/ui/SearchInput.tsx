import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface Props {
  value: string;
  onSearch: (text: string) => void;
  placeholder: string;
  autoFocus?: boolean;
}

/** Searches while typing, but never while an input method is still choosing characters. */
export function SearchInput({ value, onSearch, placeholder, autoFocus = false }: Props) {
  const [text, setText] = useState(value);
  const [round, setRound] = useState(0);
  const composing = useRef(false);
  const sent = useRef(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (composing.current || text === sent.current) return;
      sent.current = text;
      search.current(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, round]);
  return (
    <Input
      className="search-input"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden="true" />}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      autoFocus={autoFocus}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        setText(event.currentTarget.value);
        setRound((count) => count + 1);
      }}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
