import { lazy, Suspense, useState } from 'react'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import type { Versions } from './versions.ts'

const ApproveSheet = lazy(async () => ({ default: (await import('./approve-sheet.tsx')).ApproveSheet }))

/** Opens the sheet on which the next version is approved, once nothing stops it. */
export function ApproveButton({ found }: { found: Versions }) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const stopped = found.open.undecided + found.open.unmarked > 0
  const next = (found.items[0]?.number ?? 0) + 1
  return (
    <>
      <Button onPress={() => setOpened(true)} disabled={stopped}>
        {text('versions.approve', { version: next })}
      </Button>
      {opened ? (
        <Suspense fallback={null}>
          <ApproveSheet onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
