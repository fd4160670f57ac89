import { uploadFile } from '../../features/files/files.contract.ts'
import type { Answer } from './call.ts'
import { useLanguage } from './language.tsx'
import { ApiProblem } from './problem.ts'
import { useSession } from './session.tsx'

export type Uploaded = Answer<typeof uploadFile>
export type Upload = (
  file: File,
  options: { onProgress: (share: number) => void; signal: AbortSignal },
) => Promise<Uploaded>

const stopped = () => new ApiProblem({ status: 0, code: 'stopped' })

// The server takes four of one person at a time; more wait here, so that however many are chosen none is refused for that.
const atOnce = 3
let underWay = 0
const waiting = new Set<() => void>()

/** Waits until fewer are under way. Throws where it is no longer to be sent. */
async function roomFor(signal: AbortSignal): Promise<void> {
  while (underWay >= atOnce) {
    await new Promise<void>((resolve) => {
      const go = () => {
        waiting.delete(go)
        resolve()
      }
      waiting.add(go)
      signal.addEventListener('abort', go)
    })
    if (signal.aborted) throw stopped()
  }
  underWay += 1
}

function leaveRoom(): void {
  underWay -= 1
  const [next] = waiting
  next?.()
}

/** Sends a file as it is, and tells how far it is: from 0 to 1. Throws ApiProblem as every call does. */
export function useUpload(): Upload {
  const { session } = useSession()
  const language = useLanguage()
  return async (file, { onProgress, signal }) => {
    await roomFor(signal)
    return new Promise<Uploaded>((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', `${uploadFile.path}?name=${encodeURIComponent(file.name)}`)
      const headers = {
        accept: 'application/json',
        'accept-language': language,
        'content-type': 'application/octet-stream',
        'zorgborg-csrf': '1',
        ...(session.organisation ? { 'zorgborg-organisation': session.organisation.id } : {}),
        ...(session.person ? { 'zorgborg-person': session.person.id } : {}),
      }
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
      request.onload = () => {
        const body = readJson(request.responseText)
        if (request.status < 300 && body !== null) resolve(body as Uploaded)
        else reject(new ApiProblem({ code: `http-${request.status}`, ...body, status: request.status }))
      }
      request.onerror = () => reject(new ApiProblem({ status: 0, code: 'unreachable' }))
      request.onabort = () => reject(stopped())
      signal.addEventListener('abort', () => request.abort())
      request.send(file)
    }).finally(leaveRoom)
  }
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
