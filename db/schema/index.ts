export * from "./audit.ts";
export * from "./auth.ts";
export * from "./entries.ts";
export * from "./releases.ts";
export * from "./review.ts";
export * from "./terms.ts";
export * from "./transfer.ts";
