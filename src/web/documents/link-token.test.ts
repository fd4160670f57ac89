import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => void vi.useRealTimers())

const storageOf = (given: Record<string, string> = {}): Storage => {
  const items = new Map(Object.entries(given))
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  } as unknown as Storage
}

/** A page that was just opened at an address, with what its tab remembers. */
async function opened(hash: string, storage: Storage) {
  vi.resetModules()
  const { takeLinkToken, forgetLinkToken, watchRest } = await import('./link-token.ts')
  const replaceState = vi.fn()
  const here = { location: { hash, pathname: '/read', search: '' }, history: { state: { n: 1 }, replaceState } }
  return {
    take: () => takeLinkToken(here, () => storage),
    forget: () => forgetLinkToken(() => storage),
    watch: (page: EventTarget, onRest: () => void) => watchRest(page, () => storage, onRest),
    replaceState,
    here,
  }
}

test('a token leaves the address at once, and a page that is opened again still has it', async () => {
  const storage = storageOf()
  const first = await opened('#token=abc', storage)
  expect(first.take()).toBe('abc')
  expect(first.replaceState.mock.calls).toEqual([[{ n: 1 }, '', '/read']])
  first.here.location.hash = ''
  expect(first.take()).toBe('abc')
  expect((await opened('', storage)).take()).toBe('abc')
  expect((await opened('#token=def', storage)).take()).toBe('def')
  expect((await opened('', storageOf())).take()).toBe('')
})

test('where the browser keeps nothing the token is there as long as the page is', async () => {
  const refusing = new Proxy({} as Storage, {
    get: () => () => {
      throw new Error('no storage')
    },
  })
  const page = await opened('#token=abc', refusing)
  expect(page.take()).toBe('abc')
  page.here.location.hash = ''
  expect(page.take()).toBe('abc')
  expect((await opened('', refusing)).take()).toBe('')
})

test('a token that was forgotten is nowhere in the tab', async () => {
  const storage = storageOf()
  const first = await opened('#token=abc', storage)
  first.take()
  first.here.location.hash = ''
  first.forget()
  expect(first.take()).toBe('')
  expect((await opened('', storage)).take()).toBe('')
})

test('after a quarter of an hour without a touch the token is gone, and each touch begins that time anew', async () => {
  vi.useFakeTimers()
  const storage = storageOf()
  const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000)
  const first = await opened('#token=abc', storage)
  first.take()
  const [page, onRest] = [new EventTarget(), vi.fn()]
  const stop = first.watch(page, onRest)
  minutes(14)
  page.dispatchEvent(new Event('keydown'))
  minutes(14)
  expect(onRest).not.toHaveBeenCalled()
  expect((await opened('', storage)).take()).toBe('abc')
  minutes(2)
  expect(onRest).toHaveBeenCalled()
  expect((await opened('', storage)).take()).toBe('')
  stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a computer that slept for long has rested, also when it is touched before a clock goes off', async () => {
  vi.useFakeTimers()
  const first = await opened('#token=abc', storageOf())
  first.take()
  const [page, onRest] = [new EventTarget(), vi.fn()]
  const stop = first.watch(page, onRest)
  vi.setSystemTime(Date.now() + 3_600_000)
  page.dispatchEvent(new Event('pointerdown'))
  expect(onRest).toHaveBeenCalledOnce()
  stop()
})
