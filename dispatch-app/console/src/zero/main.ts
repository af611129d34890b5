import '../tokens.css'
import '../phone/phone.css'
import { createApp } from 'vue'
import { locale } from './words'
import ZeroApp from './ZeroApp.vue'

document.documentElement.lang = locale.value === 'en' ? 'en' : 'zh-CN'
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
createApp(ZeroApp).mount('#zero')
