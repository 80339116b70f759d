import type { Refusal } from "#app/domain/shared/result.ts";
import type { ReleaseOrder } from "./give-order.server.ts";

/** What an order was answered with when it was refused; undefined when none was given. */
export type OrderAnswer =
  | {
      readonly order: ReleaseOrder;
      readonly refusals: readonly Refusal[];
      readonly notes: string;
      readonly reason: string;
    }
  | undefined;

/** The refusals of one order that belong to one field. */
export function errorsAt(input: {
  answer: OrderAnswer;
  order: ReleaseOrder;
  path: string;
}): string[] {
  const { answer, order, path } = input;
  return answer?.order === order
    ? answer.refusals.filter((refusal) => refusal.path === path).map(({ message }) => message)
    : [];
}
