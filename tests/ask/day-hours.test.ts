import { describe, expect, test } from 'vitest';
import { hoursNamed } from '#src/ask/mentions/day-hours.ts';

const workdays = [1, 2, 3, 4, 5];

describe('hours that a question names', () => {
  test.each([
    ['工作日晚上算高峰吗', { days: workdays, from: 18, to: 24 }],
    ['do weekday evenings fall into it', { days: workdays, from: 18, to: 24 }],
    ['下午两点到六点算高峰吗', { from: 14, to: 18 }],
    ['is 8 to 10 pm peak', { from: 20, to: 22 }],
    ['between 2pm and 6pm', { from: 14, to: 18 }],
    ['14点到16点', { from: 14, to: 16 }],
    ['is 3pm on Saturday peak', { days: [6], from: 15, to: 16 }],
    ['周六下午三点半', { days: [6], from: 15.5, to: 16 }],
    ['周末', { days: [6, 7], from: 0, to: 24 }],
    ['凌晨', { from: 0, to: 6 }],
    ['at 22:30', { from: 22.5, to: 23 }],
    ['at midnight', { from: 22, to: 6 }],
    ['9am', { from: 9, to: 10 }],
    ['12am', { from: 0, to: 1 }],
  ])('%s', (text, hours) => {
    expect(hoursNamed(text)).toEqual(hours);
  });

  test.each(['高峰是几点', 'when is peak', 'GLM-5.3 costs 118', '5 小时额度 10000 积分', '50%'])('%s names none', (text) => {
    expect(hoursNamed(text)).toBeUndefined();
  });
});
