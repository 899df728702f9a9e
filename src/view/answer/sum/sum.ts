/** The part of a card that answers a sum. */
import type { SumAnswer } from '#src/ask/answer/sum/types.ts';
import type { Scene } from '../../slot-text.ts';
import type { Part } from '../part.ts';
import { differencePart } from './difference.ts';
import { dividedPart, exchangePart, figuresPart } from './figures.ts';
import { affordPart, offerPart, pricesPart, reducedPart, totalPart } from './prices.ts';
import { convertPart, quotaPart, unitPricePart } from './quotas.ts';
import { apiDifferencePart, multiplePart, planRatioPart, windowRatioPart } from './ratios.ts';

/** The part of a card that tells a sum, by what it tells. */
export function sumPart(answer: SumAnswer, scene: Scene): Part {
  switch (answer.tells) {
    case 'total':
      return totalPart(answer, scene);
    case 'reduced':
      return reducedPart(answer, scene);
    case 'prices':
      return pricesPart(answer, scene);
    case 'offer':
      return offerPart(answer, scene);
    case 'difference':
      return differencePart(answer, scene);
    case 'afford':
      return affordPart(answer, scene);
    case 'quota':
      return quotaPart(answer, scene);
    case 'convert':
      return convertPart(answer, scene);
    case 'unit-price':
      return unitPricePart(answer, scene);
    case 'window-ratio':
      return windowRatioPart(answer, scene);
    case 'plan-ratio':
      return planRatioPart(answer, scene);
    case 'multiple':
      return multiplePart(answer, scene);
    case 'api-difference':
      return apiDifferencePart(answer, scene);
    case 'exchange':
      return exchangePart(answer, scene);
    case 'figures':
      return figuresPart(answer, scene);
    case 'divided':
      return dividedPart(answer, scene);
    default:
      return answer satisfies never;
  }
}
