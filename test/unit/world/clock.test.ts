import { describe, expect, it } from 'vitest';
import { MAX_INSTANT } from '../../../src/domain/instant.ts';
import { Clock, FROZEN_PACE, REAL_PACE, scaledPace } from '../../../src/world/clock.ts';

const NOON = Date.UTC(2025, 0, 1, 12);

function createWall(at = NOON) {
  const wall = { at, read: () => wall.at };
  return wall;
}

describe('A clock', () => {
  it('shows the machine time in real mode', () => {
    const wall = createWall();
    const clock = new Clock(REAL_PACE, wall.read);
    wall.at += 1_500;
    expect(clock.now()).toBe(NOON + 1_500);
  });

  it('starts where it is told and runs at the pace of real time', () => {
    const wall = createWall();
    const clock = new Clock({ ...REAL_PACE, at: 0 }, wall.read);
    wall.at += 1_500;
    expect(clock.now()).toBe(1_500);
  });

  it('runs sixty times as fast at x60', () => {
    const wall = createWall();
    const clock = new Clock({ ...scaledPace(60), at: 0 }, wall.read);
    wall.at += 1_000;
    expect(clock.now()).toBe(60_000);
  });

  it('stands still while frozen, and moves by what it is told', () => {
    const wall = createWall();
    const clock = new Clock({ ...FROZEN_PACE, at: 5 }, wall.read);
    wall.at += 1_000;
    expect(clock.now()).toBe(5);
    clock.moveTo(60_005);
    expect(clock.now()).toBe(60_005);
  });

  it('goes on from a jump at the same pace', () => {
    const wall = createWall();
    const clock = new Clock({ ...scaledPace(10), at: 0 }, wall.read);
    wall.at += 1_000;
    clock.moveTo(50_000);
    wall.at += 1_000;
    expect(clock.now()).toBe(60_000);
  });

  it('changes its pace without a jump', () => {
    const wall = createWall();
    const clock = new Clock({ ...REAL_PACE, at: 0 }, wall.read);
    wall.at += 100;
    clock.setPace(FROZEN_PACE);
    wall.at += 100;
    expect(clock.now()).toBe(100);
    clock.setPace(scaledPace(2));
    wall.at += 100;
    expect(clock.now()).toBe(300);
  });

  it('never goes back, neither by a command nor with the clock of the machine', () => {
    const wall = createWall();
    const clock = new Clock(REAL_PACE, wall.read);
    clock.now();
    wall.at -= 60_000;
    expect(clock.now()).toBe(NOON);
    expect(() => clock.moveTo(NOON - 1)).toThrow('time never goes back');
    expect(clock.now()).toBe(NOON);
  });

  it('goes back by restore', () => {
    const wall = createWall();
    const clock = new Clock(REAL_PACE, wall.read);
    const state = { ...FROZEN_PACE, at: 7 };
    clock.restore(state);
    expect(clock.state()).toEqual(state);
  });

  it('stops at the last instant that can be written', () => {
    const wall = createWall();
    const clock = new Clock({ ...scaledPace(1_000_000), at: MAX_INSTANT - 1 }, wall.read);
    wall.at += 1_000_000;
    expect(clock.now()).toBe(MAX_INSTANT);
  });
});
