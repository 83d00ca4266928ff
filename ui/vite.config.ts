import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const repository = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The page is served from the shell's own scheme, and the fonts are the ones that the memo is printed with.
  base: './',
  resolve: { alias: { '@fonts': fileURLToPath(new URL('../assets/fonts', import.meta.url)) } },
  server: { port: 5173, strictPort: true, fs: { allow: [repository] } },
  preview: { port: 4173, strictPort: true },
  build: {
    // WebKitGTK 2.42, WKWebView of macOS 14 and WebView2 all read this.
    target: ['es2022', 'safari17'],
    // Nothing inline: the shell's content security policy refuses it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
  },
});
