import { afterEach, expect, test, vi } from 'vitest'
import { Problem, upload } from './http'

/** Stands for the browser's own; the test plays what comes over the line. */
class Line {
  static last: Line
  upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  status = 0
  responseText = ''
  headers: Record<string, string> = {}
  sent: unknown
  constructor() {
    Line.last = this
  }
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: unknown) {
    this.sent = body
  }
  answer(status: number, text: string) {
    this.status = status
    this.responseText = text
    this.onload!()
  }
}

afterEach(() => vi.unstubAllGlobals())

test('tellsHowMuchHasLeftAndWhatTheServerSaid', async () => {
  vi.stubGlobal('XMLHttpRequest', Line)
  const told: number[] = []
  const form = new FormData()
  const done = upload<{ number: number }>('/api/x', form, (part) => told.push(part))
  Line.last.upload.onprogress!({ lengthComputable: true, loaded: 1, total: 4 })
  Line.last.upload.onprogress!({ lengthComputable: false, loaded: 2, total: 0 })
  Line.last.upload.onprogress!({ lengthComputable: true, loaded: 4, total: 4 })
  Line.last.answer(201, '{"number":3}')
  expect(await done).toEqual({ number: 3 })
  expect(told).toEqual([0.25, 1])
  expect(Line.last.sent).toBe(form)
  expect(Line.last.headers).toHaveProperty('X-XSRF-TOKEN')
})

test('refusesInTheServersWords', async () => {
  vi.stubGlobal('XMLHttpRequest', Line)
  const refused = upload('/api/x', new FormData(), () => {})
  Line.last.answer(422, '{"title":"填写有误","errors":[{"field":"file","message":"照片须附文件"}]}')
  const problem = await refused.catch((cause: unknown) => cause as Problem)
  expect(problem).toBeInstanceOf(Problem)
  expect((problem as Problem).messageFor('file')).toBe('照片须附文件')

  const broken = upload('/api/x', new FormData(), () => {})
  Line.last.answer(502, '<html>')
  expect(((await broken.catch((cause: unknown) => cause)) as Problem).unreachable).toBe(true)

  const silent = upload('/api/x', new FormData(), () => {})
  Line.last.onerror!()
  expect(((await silent.catch((cause: unknown) => cause)) as Problem).unreachable).toBe(true)
})
