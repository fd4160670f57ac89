import { useRef } from 'react'
import { Button } from './button.tsx'

/** A file that was chosen, in base64 as contracts take it. */
export type ChosenFile = { name: string; size: number; base64: string }

type Props = {
  children: string
  /** Endings, such as '.xlsx'. What comes in is checked by the server whatever it is called. */
  accept: string
  busy?: boolean
  look?: 'main' | 'quiet'
  onChoose: (file: ChosenFile) => void
}

/** A button that lets a file be chosen; the same one can be chosen again after it was mended. */
export function FileButton({ children, accept, busy, look = 'quiet', onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (input.current) input.current.value = ''
    if (file) onChoose({ name: file.name, size: file.size, base64: await base64Of(file) })
  }
  return (
    <>
      <Button look={look} busy={busy ?? false} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={children}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'))
    reader.readAsDataURL(file)
  })
}
