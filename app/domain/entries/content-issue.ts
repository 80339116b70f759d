/**
 * What is wrong or weak in a content. `code` is stable, `path` is the field in a form
 * (`evidence.0.citation.id`), `message` one sentence. An error keeps the content from being
 * submitted, a warning does not.
 */
export type ContentIssue = {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly severity: "error" | "warning";
};

type IssueText = Omit<ContentIssue, "severity">;

/** An issue that keeps a content from being submitted. */
export function contentError(issue: IssueText): ContentIssue {
  return { ...issue, severity: "error" };
}

/** An issue that a person should see and may leave as it is. */
export function contentWarning(issue: IssueText): ContentIssue {
  return { ...issue, severity: "warning" };
}
