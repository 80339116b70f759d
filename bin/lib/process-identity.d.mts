export function isAlive(pid: number): boolean;
export function startOf(pid: number): string | null;
export function commandOf(pid: number): string | null;
export function parentOf(pid: number): number | null;
