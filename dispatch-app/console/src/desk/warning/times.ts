const ZONE = 8 * 3_600_000

/** An instant as the control for date and time wants it, in the duty room's time. */
export function toControl(at: string | number): string {
  return new Date((typeof at === 'number' ? at : Date.parse(at)) + ZONE).toISOString().slice(0, 16)
}

/** What was chosen there, as an instant; nothing chosen is nothing. */
export function fromControl(text: string): string | undefined {
  return text ? new Date(text + ':00+08:00').toISOString() : undefined
}
