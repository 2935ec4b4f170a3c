import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@/design/tokens.css';
import './explorer.css';
import '@/shared/i18n/i18n';
import { createRoot } from 'react-dom/client';
import { Explorer } from './Explorer';

createRoot(document.getElementById('root')!).render(<Explorer />);
