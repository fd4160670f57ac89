import { useRef, useState } from 'react'
import { readUploadRules } from '../../features/files/files.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { useUpload } from '../session/upload.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'

type FileRef = { id: string; name: string }

/** A file beside what is written: taken in when it is chosen, named when the form is saved. */
export function FileField({ field }: { field: FieldOf<FileRef | null> }) {
  const text = useText()
  const upload = useUpload()
  const rules = useAnswer(readUploadRules, {})
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const take = async (file: File | undefined) => {
    if (input.current) input.current.value = ''
    if (!file) return
    setBusy(true)
    setProblem(null)
    try {
      const { id, name } = await upload(file, { onProgress: () => {}, signal: new AbortController().signal })
      field.onChange({ id, name })
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <div>{text('assurance.file')}</div>
      {problem ? <Problem problem={problem} /> : null}
      {field.error ? <p role="alert">{field.error}</p> : null}
      {field.value ? (
        <p>
          <span lang="">{field.value.name}</span>{' '}
          <Button look="bare" small onPress={() => field.onChange(null)}>
            {text('assurance.removeFile')}
          </Button>
        </p>
      ) : (
        <Button look="quiet" small busy={busy} onPress={() => input.current?.click()}>
          {text('assurance.addFile')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text('assurance.addFile')}
        accept={rules.data?.endings.map((one) => `.${one}`).join(',')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </div>
  )
}
