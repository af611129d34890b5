import './desk.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { makeI18n } from '@/i18n'
import { en } from '@/i18n/en'
import { zh } from '@/i18n/zh'
import DeskApp from './DeskApp.vue'

createApp(DeskApp).use(createPinia()).use(makeI18n(zh, en)).mount('#desk')
