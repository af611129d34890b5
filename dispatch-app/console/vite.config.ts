import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { phoneShell } from './scripts/phone-shell.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.MUSTER_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [vue(), phoneShell('phone.html')],
  resolve: { alias: { '@': at('./src') } },
  build: {
    chunkSizeWarningLimit: 900,
    // the policy of the server is default-src 'self': nothing may be inlined as data: or script
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { desk: at('./index.html'), phone: at('./phone.html'), member: at('./m.html'), zero: at('./zero.html'), simulator: at('./simulator.html') },
      output: {
        codeSplitting: {
          groups: [
            // the phone holds this one without a signal: only what it needs itself
            { name: 'vue', test: /node_modules\/(@vue\/(reactivity|runtime-core|runtime-dom|shared)|vue)\//, priority: 30 },
            { name: 'desk-kit', test: /node_modules\/(@vue|vue-i18n|@intlify|pinia)\//, priority: 20 },
            { name: 'stomp', test: /node_modules\/@stomp\//, priority: 20 },
            { name: 'ol', test: /node_modules\/(ol|rbush|earcut|quickselect)\//, priority: 20 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/actuator': server,
      // the server checks where a socket comes from
      '/ws': {
        target: server,
        ws: true,
        configure: (proxy) => proxy.on('proxyReqWs', (request) => request.setHeader('Origin', server)),
      },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
