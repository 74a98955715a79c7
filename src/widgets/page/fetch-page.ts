/** Another page of the site as a document, parsed by the browser itself: Trusted Types allow no other parser. */
import { once } from './once.ts'

/** Each page is fetched once; rejects when it cannot be had, and the next call tries again. */
export const fetchPage = once(
  (href: string) =>
    new Promise<Document>((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('GET', href)
      request.responseType = 'document'
      request.timeout = 10_000
      request.onload = () => {
        const answer: unknown = request.status === 200 ? request.response : null
        if (answer instanceof Document) resolve(answer)
        else reject(new Error(`${href} answered ${request.status}`))
      }
      request.onerror = request.ontimeout = () => reject(new Error(`${href} did not answer`))
      request.send()
    }),
)
