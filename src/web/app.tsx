import { MantineProvider } from '@mantine/core'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { routes } from './routes.tsx'
import { AnnounceProvider } from './session/announce.tsx'
import { LanguageProvider } from './session/language.tsx'
import { ApiProblem } from './session/problem.ts'
import { mantineTheme } from './theme/mantine-theme.ts'

function makeQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session ended, or another tab opened another organisation: find out anew who is here.
        const gone = error instanceof ApiProblem && (error.status === 401 || error.code === 'organisation-changed')
        if (gone && query.queryKey[0] !== 'session') void queries.invalidateQueries({ queryKey: ['session'] })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof ApiProblem && error.code === 'unreachable' && count < 2,
      },
    },
  })
  return queries
}

/** The whole of it: look, language, what was read, announcements, and the pages. */
export function App() {
  const queries = useMemo(makeQueries, [])
  const router = useMemo(() => createBrowserRouter(routes), [])
  return (
    <MantineProvider
      theme={mantineTheme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <AnnounceProvider>
            <RouterProvider router={router} />
          </AnnounceProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
