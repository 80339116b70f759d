import { createContext, useContext } from "react";

/**
 * The nonce of this request's content security policy, for inline scripts. Empty in the browser,
 * where the attribute is hidden from scripts anyway.
 */
export const NonceContext = createContext<string>("");

/** See {@link NonceContext}. */
export function useNonce(): string {
  return useContext(NonceContext);
}
