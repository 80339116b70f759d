/** The filters of the audit page as its address has them; what cannot be read is left out. */
export type AuditQuery = {
  action?: string;
  actorId?: string;
  subjectType?: string;
  subjectId?: string;
  from?: Date;
  until?: Date;
};

const DAY_MS = 86_400_000;

/** Reads the filters of an address. Days are UTC; `until` includes its whole day. */
export function readAuditQuery(query: URLSearchParams): AuditQuery {
  const text = (name: string, limit: number) => {
    const value = query.get(name)?.trim() ?? "";
    return value === "" || value.length > limit ? {} : { [name]: value };
  };
  const from = dayOf(query.get("from"));
  const until = dayOf(query.get("until"));
  return {
    ...text("action", 60),
    ...text("actorId", 64),
    ...text("subjectType", 40),
    ...text("subjectId", 64),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until: new Date(until.getTime() + DAY_MS) }),
  };
}

function dayOf(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return null;
  }
  const day = new Date(`${text}T00:00:00.000Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}
