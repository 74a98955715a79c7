import { readBook } from './notes/book.ts'
import { calculators } from './calculators/index.ts'
import { evaluate } from './scenario/index.ts'
const { book } = await readBook('content')
for (const c of calculators) { try { const t=performance.now(); const e = evaluate(c, {}, {}, book); console.log(c.id, (performance.now()-t).toFixed(1), Object.entries(e.outputs).filter(([,v])=>v===null).map(([k])=>k)) } catch(e) { console.log(c.id, String(e)) } }
