import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env['YIZHAN_SERVER'] ?? 'http://127.0.0.1:8080';
const proxied = Object.fromEntries(
  ['/graphql', '/assets', '/admin/uploads', '/admin/plugins'].map((path) => [
    path,
    {
      target: server,
      changeOrigin: false,
      // Where packages go to by POST, a page of the admin lies for GET.
      bypass: ({ method, url }: { method?: string; url?: string }) =>
        path === '/admin/plugins' && method === 'GET' ? url : undefined,
    },
  ]),
);

const INLINE_FONT =
  /url\((["']?)data:(?:font|application)\/[\w.-]*?(woff2|woff|ttf)[\w-]*;base64,([A-Za-z0-9+/=]+)\1\)/g;

/** Fonts that a style sheet carries inside itself become files: the content security policy allows no data: fonts. */
function fontFiles(): Plugin {
  return {
    name: 'font-files',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'asset' || !output.fileName.endsWith('.css')) continue;
        output.source = String(output.source).replaceAll(INLINE_FONT, (_all, _quote, kind: string, base64: string) => {
          const hash = createHash('sha256').update(base64).digest('hex').slice(0, 12);
          const fileName = `assets/font-${hash}.${kind}`;
          this.emitFile({ type: 'asset', fileName, source: Buffer.from(base64, 'base64') });
          return `url(./font-${hash}.${kind})`;
        });
      }
    },
  };
}

export default defineConfig({
  base: '/admin/',
  plugins: [react(), fontFiles()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: proxied },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true, proxy: proxied },
  // The optimizer of the development server cannot follow the worker imports of GraphiQL.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react', 'monaco-editor', 'monaco-graphql'] },
  build: {
    manifest: true,
    // A data: URL of a font or picture would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: {
        main: fileURLToPath(new URL('./index.html', import.meta.url)),
        explorer: fileURLToPath(new URL('./explorer.html', import.meta.url)),
      },
    },
  },
  test: { environment: 'jsdom', include: ['test/**/*.test.{ts,tsx}'], setupFiles: ['test/set-up.ts'] },
});
