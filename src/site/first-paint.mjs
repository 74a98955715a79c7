/**
 * Runs before the first paint, so that a chosen theme does not flash. Inline in every page; the policy admits it by its hash.
 * `data-script` lets styles show what only works with script; `data-scenario` keeps room for the bar that will say what is changed. The last
 * line puts a slider back that a finger moved on its way to scrolling the page, as `widgets/touch.ts` does once it is there.
 */
export const firstPaint = `document.documentElement.dataset.script="on";try{const t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t;if(/[?&](with|here)=/.test(location.search)||/"own":"[^"]/.test(localStorage.getItem("scenario")??""))document.documentElement.dataset.scenario="changed"}catch{}
{let s,v;addEventListener("pointerdown",e=>{s=e.target;v=s.value},true);addEventListener("pointercancel",()=>{if(s.type=="range")s.value=v},true)}`
