import { describe, expect, test } from 'vitest';
import { hoursNamed } from '#src/ask/mentions/day-hours.ts';

const workdays = [1, 2, 3, 4, 5];

describe('hours that a question names', () => {
  test.each([
    ['工作日晚上算高峰吗', { days: workdays, hours: { from: 18, to: 24 } }],
    ['do weekday evenings fall into it', { days: workdays, hours: { from: 18, to: 24 } }],
    ['下午两点到六点算高峰吗', { hours: { from: 14, to: 18 } }],
    ['is 8 to 10 pm peak', { hours: { from: 20, to: 22 } }],
    ['between 2pm and 6pm', { hours: { from: 14, to: 18 } }],
    ['14点到16点', { hours: { from: 14, to: 16 } }],
    ['is 3pm on Saturday peak', { days: [6], hours: { from: 15, to: 16 } }],
    ['周六下午三点半', { days: [6], hours: { from: 15.5, to: 16 } }],
    ['周末', { days: [6, 7] }],
    ['凌晨', { hours: { from: 0, to: 6 } }],
    ['at 22:30', { hours: { from: 22.5, to: 23 } }],
    ['at midnight', { hours: { from: 22, to: 6 } }],
    ['9am', { hours: { from: 9, to: 10 } }],
    ['12am', { hours: { from: 0, to: 1 } }],
  ])('%s', (text, hours) => {
    expect(hoursNamed(text)).toEqual([hours]);
  });

  test.each([
    '高峰是几点',
    'when is peak',
    'GLM-5.3 costs 118',
    '5 小时额度 10000 积分',
    '50%',
    'black friday deals',
    '我周末不写代码',
    "I don't work on weekends",
  ])('%s names none', (text) => {
    expect(hoursNamed(text)).toEqual([]);
  });

  test.each([
    ['周末算高峰吗，我晚上8点到10点用', [{ days: [6, 7] }, { hours: { from: 20, to: 22 } }]],
    ["are weekends off-peak? I'm on from 9am to 5pm", [{ days: [6, 7] }, { hours: { from: 9, to: 17 } }]],
    ['周六日也算吗', [{ days: [6, 7] }]],
  ])('%s: days and hours apart are two things', (text, hours) => {
    expect(hoursNamed(text)).toEqual(hours);
  });
});
