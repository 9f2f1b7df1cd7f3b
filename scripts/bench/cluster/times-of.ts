/** Times, in seconds, of what happens so often a second, each by itself: a Poisson process. */
export function timesOf(aSecond: number, seconds: number, random: () => number): number[] {
  const times: number[] = [];
  const next = () => -Math.log(1 - random()) / aSecond;
  for (let at = next(); at < seconds; at += next()) times.push(at);
  return times;
}
