import { useRef } from 'react'
import { useAnnounce } from '../session/announce.tsx'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'

/** Copies a text. Browsers give the clipboard only to pages served with TLS or from the machine itself; elsewhere the old way is tried. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const text = useText()
  const announce = useAnnounce()
  const place = useRef<HTMLSpanElement>(null)
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    )
    announce(
      text((done ?? false) || (place.current && copyBySelection(value, place.current)) ? 'copy.done' : 'copy.failed'),
    )
  }
  return (
    <span ref={place}>
      <Button look="quiet" small onPress={() => void copy()}>
        {label ?? text('copy.act')}
      </Button>
    </span>
  )
}

// Beside the button, because a dialog gives the focus back to itself when something outside it takes it.
function copyBySelection(value: string, place: HTMLElement): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.className = 'unseen'
  field.value = value
  place.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
