export function stopDatabasesBelow(folder: string): Promise<number[]>;
