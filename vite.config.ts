/** Build, headers and test projects; no logic. */
import type { Server } from 'node:http';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { attachBroker } from './scripts/embedded-broker.mjs';
import { browserCommands } from './test/support/browser-commands.ts';

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Everything but the measuring page is kept for use without a network; the wasm of the inference is the largest.
 * OpenCV and the GPU's runtime are kept from their first use on (workers/service.worker.ts).
 */
const offline = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'workers',
  filename: 'service.worker.ts',
  manifest: false,
  injectRegister: false,
  injectManifest: {
    globPatterns: ['**/*.{html,js,mjs,css,wasm,onnx,svg,png,webmanifest}'],
    globIgnores: ['measure.html', 'assets/measure-*', 'assets/opencv-*', 'assets/*jspi*'],
    maximumFileSizeToCacheInBytes: 32_000_000,
  },
});

/** `npm run dev` has the broker that `npm start` has. */
const broker: Plugin = {
  name: 'dialect-broker',
  apply: (_config, { command, isPreview }) => command === 'serve' && !isPreview && !process.env['VITEST'],
  configureServer: async ({ httpServer }) => {
    if (httpServer) await attachBroker(httpServer as Server);
  },
};

export default defineConfig({
  plugins: [offline, broker],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'opencv', test: /@opencvjs/ },
            { name: 'ort.jspi', test: /ort\.jspi/ },
          ],
        },
      },
    },
  },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: { input: { app: 'index.html', measure: 'measure.html' } },
  },
  test: {
    projects: [
      {
        extends: true,
        // Pure code shares nothing, so its files may share a process: half the time.
        test: {
          name: 'unit',
          setupFiles: ['test/support/seeded-properties.ts'],
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          pool: 'threads',
          isolate: false,
          // Generous: a busy machine is no failure of what is tested.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 150_000,
          hookTimeout: 150_000,
        },
      },
      {
        extends: true,
        // Half an hour: `npm run faults` starts it, `npm test` runs four of its rows with e2e.
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
        },
      },
      ...(['consumers', 'consumers/further'] as const).map((folder) => ({
        extends: true as const,
        // Real programs that read what is published; the further ones take long to install or to start.
        test: {
          name: folder.replace('/', '-'),
          include: [`test/${folder}/*.test.ts`],
          environment: 'node' as const,
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 150_000,
        },
      })),
      {
        extends: true,
        test: { name: 'data-bench', include: ['test/data-bench/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'accuracy',
          include: ['test/accuracy/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts', 'test/contract/**/*.test.ts'],
          // Generous, as above: what must be quick says so itself.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          browser: {
            enabled: true,
            headless: true,
            commands: browserCommands,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
                args: [
                  '--no-sandbox',
                  '--enable-unsafe-webgpu',
                  '--disable-quic',
                  '--no-first-run',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--use-fake-ui-for-media-stream',
                  '--use-fake-device-for-media-stream',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
