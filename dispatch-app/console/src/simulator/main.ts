import '../desk/desk.css'
import { createApp } from 'vue'
import { makeI18n } from '@/i18n'
import { callout } from '@/i18n/callout'
import SimulatorApp from './SimulatorApp.vue'

createApp(SimulatorApp).use(makeI18n(callout.zh, callout.en)).mount('#simulator')
