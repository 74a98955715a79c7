/** Another page of the site as a document, parsed by the browser itself: Trusted Types allow no other parser. Each is fetched once. */

const pages = new Map<string, Promise<Document>>()

/** Rejects when the page cannot be had; asking again then tries again. */
export function fetchPage(href: string): Promise<Document> {
  const known = pages.get(href)
  if (known) return known
  const page = new Promise<Document>((resolve, reject) => {
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
  })
  page.catch(() => pages.delete(href))
  pages.set(href, page)
  return page
}
