export function temporaryHome(purpose: string): string;
export function makeRunFolders(): { files: string; remove: () => Promise<void> };
export function removeAbandonedFolders(): Promise<void>;
