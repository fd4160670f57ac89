import { type FormEvent, useCallback, useState } from 'react'
import type { ApiProblem } from './problem.ts'

/** What a field needs to show and change one value of a form. */
export type FieldOf<T> = { value: T; onChange: (value: T) => void; error: string | undefined; name: string }

type Options<V> = {
  /** Sends the form; throws ApiProblem where the server says no. */
  submit: (values: V) => Promise<unknown>
  /** Sentences per field that stop the form before it is sent. */
  check?: (values: V) => Partial<Record<keyof V & string, string | undefined>>
  /** Refusals that are about one field without naming it, by their code: a wrong password belongs at the password. */
  at?: Record<string, keyof V & string>
}

/**
 * The values of one form, what is wrong with them and whether they are on their way. Whatever the server answers, nothing
 * that was typed is lost; errors of the server land at the field that they are about.
 */
export function useForm<V extends Record<string, unknown>>(initial: V, options: Options<V>) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string | undefined>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)

  const set = useCallback(<K extends keyof V & string>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }))
    setErrors((before) => ({ ...before, [name]: undefined }))
  }, [])

  const field = <K extends keyof V & string>(name: K): FieldOf<V[K]> => ({
    value: values[name],
    onChange: (value) => set(name, value),
    error: errors[name],
    name,
  })

  const send = async (): Promise<boolean> => {
    // Before the button is disabled and loses the focus; a page can hold several forms.
    const here = document.activeElement?.closest('form') ?? document
    const wrong = options.check?.(values) ?? {}
    if (Object.values(wrong).some(Boolean)) {
      setErrors(wrong)
      focusFirstError(here)
      return false
    }
    setBusy(true)
    setProblem(null)
    try {
      await options.submit(values)
      return true
    } catch (caught) {
      if (!isProblem(caught)) throw caught
      const atFields: Record<string, string> = {}
      for (const { path, message } of caught.errors) atFields[path.split('.')[0] ?? path] ??= message
      const about = options.at?.[caught.code]
      if (about) atFields[about] ??= caught.detail
      const names = Object.keys(atFields)
      const allAtFields = names.length > 0 && names.every((name) => name in values)
      setErrors(atFields)
      setProblem(allAtFields ? null : caught)
      focusFirstError(here)
      return false
    } finally {
      setBusy(false)
    }
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void send()
  }

  return { values, set, setValues, field, errors, problem, setProblem, busy, send, onSubmit }
}

function isProblem(value: unknown): value is ApiProblem {
  return value instanceof Error && value.name === 'ApiProblem'
}

function focusFirstError(place: ParentNode): void {
  requestAnimationFrame(() => place.querySelector<HTMLElement>(':is([aria-invalid="true"], [data-invalid])')?.focus())
}
