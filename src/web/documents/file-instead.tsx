import { useRef, useState } from 'react'
import { readUploadRules } from '../../features/files/files.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { useUpload } from '../session/upload.ts'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'

/** A file in place of the text of a draft: for a document that lives elsewhere. */
export function FileInstead({ onUploaded }: { onUploaded: (file: { id: string; name: string }) => void }) {
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
      onUploaded({ id, name })
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button look="bare" small busy={busy} onPress={() => input.current?.click()}>
        {text('documents.fileInstead')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text('documents.fileInstead')}
        accept={rules.data?.endings.map((one) => `.${one}`).join(',')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </>
  )
}
