/** What the data may leave open, and what follows for answers: no fault, but worth a look by whoever enters it. */
import { type Data, folders } from './parse.ts';
import type { Problem } from './problems.ts';

/**
 * Plans that have prices and no word about their sale, neither in their own file nor in those of their line and vendor. Lists, costs and
 * recommendations keep them behind those that are surely sold and call their sale "not stated".
 */
export function remarksOn({ vendors, lines, plans }: Pick<Data, 'vendors' | 'lines' | 'plans'>): readonly Problem[] {
  return plans.flatMap((plan): Problem[] => {
    const line = lines.find(({ id }) => id === plan.line);
    const vendor = vendors.find(({ id }) => id === line?.vendor);
    if ([plan, line, vendor].some((owner) => owner?.availability)) return [];
    const reason = 'no word about its sale: answers call it "sale not stated". A source that offers it says { to: new, state: open }';
    return [{ file: `${folders.plan}/${plan.id}.yaml`, path: 'availability', reason }];
  });
}
