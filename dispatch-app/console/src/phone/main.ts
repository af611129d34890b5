import '../tokens.css'
import './phone.css'
import { createApp } from 'vue'
import App from './App.vue'
import { startPhone } from './phone'
import { followSettings } from './settings'
import { followWhereabouts } from './whereabouts'

followSettings()
void startPhone().then(() => {
  createApp(App).mount('#phone')
  followWhereabouts()
})

/** The worker's address carries the build, so that a new build brings a new worker and with it a new shell. */
async function registerWorker() {
  const shell = await fetch('/phone-shell.json', { cache: 'no-store' })
  if (!shell.ok) return
  const { version } = (await shell.json()) as { version: string }
  await navigator.serviceWorker.register(`/phone-sw.js?v=${version}`, { scope: '/phone' })
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) void registerWorker().catch(() => undefined)
