/** The one door to the server: adds the XSRF header, reads answers, turns failures into a {@link Problem}. */

export interface FieldError {
  field: string
  message: string
}

/** A refusal in the words of RFC 9457; `status` 0 means that no answer came at all. */
export class Problem extends Error {
  readonly status: number
  /** stable, e.g. `/problems/team-already-committed` */
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly errors: FieldError[]
  /** what the problem carries beside the standard members, e.g. the holder of a team */
  readonly extra: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    const { type, title, detail, errors, status: _status, instance: _instance, ...extra } = body
    super(String(detail ?? title ?? status))
    this.name = 'Problem'
    this.status = status
    this.type = String(type ?? 'about:blank')
    this.title = String(title ?? '')
    this.detail = String(detail ?? title ?? '')
    this.errors = Array.isArray(errors) ? (errors as FieldError[]) : []
    this.extra = extra
  }

  /** No network, or nobody behind it: the same request may be tried again. */
  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  is(name: string): boolean {
    return this.type.endsWith('/problems/' + name)
  }

  messageFor(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message
  }
}

export type Query = Record<string, string | number | boolean | undefined>

export interface Answer<T> {
  value: T
  headers: Headers
  /** device time when the request left and when its answer arrived, for the clock */
  sentAt: number
  receivedAt: number
}

export function xsrfToken(): string {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)
  return found ? decodeURIComponent(found[1]!) : ''
}

function address(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  if (!pairs.length) return path
  return path + '?' + new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))
}

async function refusal(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}))
  return new Problem(response.status, (body && typeof body === 'object' ? body : {}) as Record<string, unknown>)
}

export async function exchange<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { body?: unknown; file?: Blob; query?: Query; idempotencyKey?: string; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json', ...options.headers }
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = xsrfToken()
  const form = options.body instanceof FormData
  // a form says its own type, with the boundary between its parts
  if (options.body !== undefined && !form) headers['Content-Type'] = 'application/json'
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey
  const body = options.file ?? (form ? (options.body as FormData) : options.body === undefined ? undefined : JSON.stringify(options.body))
  const sentAt = Date.now()
  let response: Response
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      body,
    })
  } catch (cause) {
    throw new Problem(0, { type: '/problems/unreachable', title: '无应答', detail: String(cause) })
  }
  const receivedAt = Date.now()
  if (!response.ok) throw await refusal(response)
  const text = await response.text()
  const json = response.headers.get('Content-Type')?.includes('json')
  return { value: (text && json ? JSON.parse(text) : text || undefined) as T, headers: response.headers, sentAt, receivedAt }
}

/**
 * Sends a form with its file; `told` hears how much of it has left, from 0 to 1, which `fetch` does not tell. Answers and
 * refuses as {@link exchange} does.
 */
export function upload<T>(path: string, form: FormData, told: (part: number) => void, idempotencyKey?: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.setRequestHeader('X-XSRF-TOKEN', xsrfToken())
    if (idempotencyKey) request.setRequestHeader('Idempotency-Key', idempotencyKey)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total)
    }
    request.onload = () => {
      const body = json(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else reject(new Problem(request.status, (body && typeof body === 'object' ? body : {}) as Record<string, unknown>))
    }
    request.onerror = () => reject(new Problem(0, { type: '/problems/unreachable', title: '无应答' }))
    request.send(form)
  })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function get<T>(path: string, query?: Query): Promise<T> {
  return (await exchange<T>('GET', path, { query })).value
}

export async function post<T = void>(path: string, body?: unknown, idempotencyKey?: string): Promise<T> {
  return (await exchange<T>('POST', path, { body, idempotencyKey })).value
}

export async function del<T = void>(path: string): Promise<T> {
  return (await exchange<T>('DELETE', path)).value
}
