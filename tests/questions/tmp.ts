import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { checked } from '#src/model/reading.ts';
import { verified } from '#src/model/verified.ts';
import { readRecording } from './recording.ts';
import { questionsFor } from './prompts.ts';
const c = loadCatalog(dataDir); const lexicon=lexiconOf(c), names=createNames(c); const rec=readRecording(process.argv[2]!);
for (const q of questionsFor(['all'])) { const r=rec.get(q.id); if(!r) continue; const view=c.at(q.day); let kept: unknown; for (const t of q.before??[]) ({kept}=understand(t,{lexicon,names,view,kept}));
 const f = checked(r.replies[0]!, q.ask, {lexicon,names,view,kept,earlier:q.before??[]}, verified); if(!f.ok) console.log(q.id, q.before??'', q.ask, '\n   ', f.problem); }
