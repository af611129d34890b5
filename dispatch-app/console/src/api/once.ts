import { Problem } from './http'

/** what was asked and not answered yet, with the key it went out under */
const unanswered = new Map<string, string>()

/**
 * Sends what must not be taken twice. When no answer came and the same is sent again, it goes out under the same key, by
 * which the server knows it; once it is answered or refused, the next one is another.
 *
 * @param what says everything that is asked for
 */
export async function once<T>(what: string, send: (key: string) => Promise<T>): Promise<T> {
  const key = unanswered.get(what) ?? crypto.randomUUID()
  unanswered.set(what, key)
  try {
    const answer = await send(key)
    unanswered.delete(what)
    return answer
  } catch (cause) {
    if (!(cause instanceof Problem && cause.unreachable)) unanswered.delete(what)
    throw cause
  }
}
