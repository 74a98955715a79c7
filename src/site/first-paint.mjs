/**
 * Runs before the first paint, so that a chosen theme does not flash. Inline in every page; the policy admits it by its hash.
 * `data-script` lets styles show what only works with script; `data-scenario` keeps room for the bar that will say what is changed. The last
 * lines put a slider back that a finger moved on its way to scrolling the page, as `widgets/touch.ts` does once it is there.
 */
export const firstPaint = `document.documentElement.dataset.script="on";try{const t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t;if(/[?&](with|here)=/.test(location.search)||/"own":"[^"]/.test(localStorage.getItem("scenario")??""))document.documentElement.dataset.scenario="changed"}catch{}
{let d,v;addEventListener("pointerdown",e=>{d=e.pointerType=="touch"&&e.target.type=="range"&&document.documentElement.dataset.script=="on"?e:0;v=e.target.value},true)
for(const t of["pointerup","pointercancel"])addEventListener(t,e=>{const y=d?Math.abs(e.clientY-d.clientY):0;if(d&&(t=="pointercancel"||y>7&&y>=Math.abs(e.clientX-d.clientX)))d.target.value=v},true)}`
