import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = process.env['YIZHAN_SERVER'] ?? 'http://127.0.0.1:8080';
const proxied = Object.fromEntries(
  ['/graphql', '/assets', '/admin/uploads'].map((path) => [path, { target: server, changeOrigin: false }]),
);

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
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
