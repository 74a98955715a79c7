/** Serves the built site on this machine and prints its address: port 4321, or the next that is free. */
import { preview } from 'astro'

const { host, port, closed } = await preview({ root: process.cwd(), logLevel: 'warn', server: { port: 4321 } })
console.log(`\nIsoflop is at http://${host ?? 'localhost'}:${port}/ (Ctrl C ends it)`)
await closed()
