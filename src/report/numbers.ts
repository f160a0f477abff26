/** `1,234,567`: the same in every locale. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 state`, `2 states`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** Three significant digits and a unit: `451k`, `2.36M`. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 999_500) return `${threeDigits(perSecond / 1e6)}M`;
  if (perSecond >= 999.5) return `${threeDigits(perSecond / 1e3)}k`;
  return String(Math.round(perSecond));
}

/** `12 ms`, `3.4 s`, `2 min 5 s`, `1 h 20 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${threeDigits(milliseconds / 1000)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function threeDigits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
