import { computed, ref } from 'vue'

const KEY = 'muster.locale'
export const locale = ref<'zh' | 'en'>(localStorage.getItem(KEY) === 'en' ? 'en' : 'zh')

const zh = {
  title: '零报告',
  rule: '有火必报，没有也要报“无”',
  login: '登录后报送',
  username: '用户名',
  password: '口令',
  enter: '登录',
  wrong: '用户名或口令不对',
  unreachable: '连不上。有信号时自动再发；急事打电话给县局值班室',
  nothing: '今天没有要报的',
  nothingText: '到开始时间、或清明季节内才有。',
  due: (time: string) => `${time} 截止`,
  left: '还剩',
  over: '已超时',
  none: '无情况',
  noneHint: '今天辖区内没有火情',
  some: '有情况',
  fires: '火情起数',
  notes: '说明：地点、处置、伤亡',
  send: '报送',
  correct: '更正',
  back: '返回',
  sentNone: (time: string) => `✓ ${time} 已报：无`,
  sentFires: (time: string, n: number) => `✓ ${time} 已报：火情 ${n} 起`,
  sentNotes: (time: string) => `✓ ${time} 已报`,
  late: '迟报',
  waiting: '待发：没有信号，连上自动报',
  openFire: (title: string) => `${title} 还没结束`,
  openFireText: '报“无”会被标为矛盾。请报“有情况”并点名这起火。',
  name: '点名这起',
  leave: '退出',
}
type Words = typeof zh
const en: Words = {
  title: 'Zero report',
  rule: 'Every fire is reported; no fire is reported too',
  login: 'Log in to report',
  username: 'User name',
  password: 'Password',
  enter: 'Log in',
  wrong: 'User name or password is wrong',
  unreachable: 'No connection. Sent by itself when it is back; ring the county duty room if urgent',
  nothing: 'Nothing to report today',
  nothingText: 'It opens at its hour, or in the Qingming season.',
  due: (time) => `due ${time}`,
  left: 'left',
  over: 'overdue',
  none: 'Nothing',
  noneHint: 'No fire in our township today',
  some: 'Something',
  fires: 'Fires',
  notes: 'Where, what was done, anybody hurt',
  send: 'Report',
  correct: 'Correct',
  back: 'Back',
  sentNone: (time) => `✓ ${time} reported: nothing`,
  sentFires: (time, n) => `✓ ${time} reported: ${n} fires`,
  sentNotes: (time) => `✓ ${time} reported`,
  late: 'late',
  waiting: 'Waiting: no signal, sent by itself when it is back',
  openFire: (title) => `${title} is not over`,
  openFireText: '"Nothing" would be marked as a contradiction. Report it by name.',
  name: 'Name it',
  leave: 'Leave',
}
export const w = computed<Words>(() => (locale.value === 'en' ? en : zh))
export function switchLanguage() {
  locale.value = locale.value === 'zh' ? 'en' : 'zh'
  localStorage.setItem(KEY, locale.value)
}
