import { z } from "zod";

/**
 * A decimal number as text, just as its source wrote it ("2.0", "-0.0", "234.875"): no reader of a
 * release can round it, and its sign stays where the value is nothing.
 */
export const decimalText = z
  .string()
  .max(24)
  .regex(/^-?\d+(?:\.\d+)?$/, "A decimal number looks like 2.75.");
