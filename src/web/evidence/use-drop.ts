import { type RefObject, useEffect, useRef, useState } from 'react'

/** Lets files be dropped on an element; whether some hang over it. Whoever has no mouse uses the buttons in it. */
export function useDrop(
  onDrop: (files: Iterable<File>) => void,
): [over: boolean, area: RefObject<HTMLDivElement | null>] {
  const area = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const take = useRef(onDrop)
  take.current = onDrop
  useEffect(() => {
    const element = area.current
    if (!element) return
    const hang = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = () => setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take.current(event.dataTransfer?.files ?? [])
    }
    element.addEventListener('dragover', hang)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', hang)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }, [])
  return [over, area]
}
