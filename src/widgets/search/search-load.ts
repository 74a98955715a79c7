/** The search engine and its index, fetched on first use. A request that fails is repeated once, 400 ms later. */
import type { Manifest } from '../../search/index/manifest.ts'
import type { Search } from '../../search/query/search.ts'
import { once } from '../page/once.ts'

const again = 400
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function fetched(address: string): Promise<Response> {
  const ask = async () => {
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return response
  }
  try {
    return await ask()
  } catch {
    await wait(again)
    return ask()
  }
}

/** Raw deflate, undone by the browser itself. */
async function unpacked(response: Response): Promise<Uint8Array> {
  const stream = response.body?.pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream ?? null).arrayBuffer())
}

/** Rejects when they cannot be had; the next call tries again. */
export const loadSearch = once(async (): Promise<Search> => {
  const [{ createSearch }, manifest] = await Promise.all([
    import('../../search/query/search.ts'),
    fetched('/api/search.json').then((response) => response.json() as Promise<Manifest>),
  ])
  return createSearch(manifest, async (name) => unpacked(await fetched(`/api/search/${manifest.version}/${name}.idx`)))
})
