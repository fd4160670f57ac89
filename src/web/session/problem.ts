/** A field of what was sent that cannot be accepted, with a sentence that says how to mend it. */
export type FieldError = { path: string; message: string }

/** An answer of the server that says no (RFC 9457), or no answer at all (`code: 'unreachable'`, status 0). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: readonly FieldError[]

  constructor(problem: { status: number; code: string; title?: string; detail?: string; errors?: FieldError[] }) {
    super(problem.detail ?? problem.title ?? problem.code)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? problem.title ?? ''
    this.errors = problem.errors ?? []
  }
}

/** Reads a refusal from an answer; a body that is no problem document still becomes one. */
export async function readProblem(answer: Response): Promise<ApiProblem> {
  const fallback = { status: answer.status, code: `http-${answer.status}` }
  const body: unknown = await answer.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return new ApiProblem(fallback)
  const text = (name: string) => {
    const value = (body as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : undefined
  }
  const errors = (body as { errors?: unknown }).errors
  return new ApiProblem({
    status: answer.status,
    code: text('code') ?? fallback.code,
    title: text('title'),
    detail: text('detail'),
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
  })
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'path' in value && 'message' in value
}
