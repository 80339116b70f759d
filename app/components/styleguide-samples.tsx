import { Inbox } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Alert, ErrorSummary } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, LinkButton, UnavailableAction } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Checkbox, RadioGroup } from "#app/ui/choice.tsx";
import { CommandBlock, Copyable } from "#app/ui/copyable.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { Flash } from "#app/ui/flash.tsx";
import { Input, Select, Textarea } from "#app/ui/input.tsx";
import { Kbd } from "#app/ui/kbd.tsx";
import { MENU_ITEM_CLASS, Menu } from "#app/ui/menu.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TabsNav } from "#app/ui/tabs.tsx";
import { ExternalLink, TextLink } from "#app/ui/text-link.tsx";
import { LevelBadge } from "./level-badge.tsx";

const COLOURS = [
  ["surface", "bg-surface"],
  ["raised", "bg-raised"],
  ["sunken", "bg-sunken"],
  ["hover", "bg-hover"],
  ["line", "bg-line"],
  ["line-strong", "bg-line-strong"],
  ["fg", "bg-fg"],
  ["muted", "bg-muted"],
  ["faint", "bg-faint"],
  ["accent", "bg-accent"],
  ["accent-soft", "bg-accent-soft"],
  ["danger", "bg-danger"],
  ["danger-soft", "bg-danger-soft"],
  ["warning", "bg-warning"],
  ["warning-soft", "bg-warning-soft"],
  ["success", "bg-success"],
  ["success-soft", "bg-success-soft"],
  ["mark", "bg-mark"],
] as const;

function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Card id={name.toLowerCase().replaceAll(/\W+/g, "-")} title={name}>
      <div className="flex flex-wrap items-start gap-3">{children}</div>
    </Card>
  );
}

/** The tokens and the primitives without state. */
export function StaticSamples() {
  return (
    <>
      <Sample name="Colours">
        {COLOURS.map(([name, className]) => (
          <div className="w-24 text-xs" key={name}>
            <div className={`h-9 rounded-md border ${className}`} />
            {name}
          </div>
        ))}
      </Sample>
      <Sample name="Text">
        <div className="grid gap-1">
          <p className="text-3xl font-semibold tracking-tight">Text 3xl: start page</p>
          <p className="text-2xl font-semibold tracking-tight">Text 2xl: page title</p>
          <p className="text-xl font-semibold">Text xl</p>
          <p className="text-lg">Text lg: lead</p>
          <p>
            Text base: everything else. See the <TextLink to="/entries">entries</TextLink> or{" "}
            <ExternalLink href="https://doi.org/10.1038/ng.3774">the paper</ExternalLink>.
          </p>
          <p className="text-sm text-muted">Text sm, muted: hints</p>
          <p className="font-mono text-sm">CUR-000001@3 · 9f86d081884c7d65</p>
        </div>
      </Sample>
      <Sample name="Badges">
        <Badge>Draft</Badge>
        <Badge tone="accent">In review</Badge>
        <Badge tone="success">Accepted</Badge>
        <Badge tone="warning">Changes requested</Badge>
        <Badge tone="danger">Withdrawn</Badge>
        <LevelBadge level={{ scheme: "civic", value: "A" }} />
        <LevelBadge level={{ scheme: "civic", value: "C" }} />
        <LevelBadge level={{ scheme: "civic", value: "E" }} />
        <LevelBadge level={{ scheme: "amp-asco-cap", value: "Tier I - Level A" }} />
        <LevelBadge level={{ scheme: "amp-asco-cap", value: "Tier III" }} />
        <LevelBadge level={{ scheme: "clinpgx", value: "1A" }} />
        <LevelBadge level={{ scheme: "cpic", value: "B/C" }} />
        <Kbd>j</Kbd>
        <Kbd>Ctrl</Kbd>
      </Sample>
      <Sample name="Alerts">
        <Alert className="w-full" title="A new version is in review">
          What you see is the accepted one.
        </Alert>
        <Alert className="w-full" tone="success">
          Submitted for review.
        </Alert>
        <Alert className="w-full" tone="warning">
          This is version 2; version 3 has been accepted since.
        </Alert>
        <ErrorSummary
          problems={[
            { message: "Name at least one drug.", fieldId: "sample-drug" },
            { message: "An override needs a reason." },
          ]}
        />
      </Sample>
      <Sample name="Lists">
        <div className="w-full max-w-xl">
          <DescriptionList
            items={[
              { term: "Disease", value: "Lung non-small cell carcinoma" },
              {
                term: "Hash",
                value: <Copyable label="hash" value="9f86d081884c7d659a2feaa0c55ad015" />,
              },
            ]}
          />
        </div>
        <div className="w-full">
          <CommandBlock
            commands={"curatorium pull https://kb.example.org \\\n  --root root.json --to ./kb"}
            label="Commands"
          />
        </div>
        <div aria-busy="true" className="grid w-64 gap-2">
          <Skeleton />
          <Skeleton className="w-2/3" />
        </div>
      </Sample>
    </>
  );
}

/** The primitives that one types into or presses. */
export function InteractiveSamples() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Sample name="Buttons">
        <Button tone="primary">Submit for review</Button>
        <Button>Save</Button>
        <Button tone="danger">Withdraw</Button>
        <Button tone="ghost">Cancel</Button>
        <Button disabled>Disabled</Button>
        <Button size="sm">Small</Button>
        <LinkButton to="/styleguide">Link</LinkButton>
        <UnavailableAction reason="Only a curator may do this.">Propose a change</UnavailableAction>
        <Button onClick={() => setOpen(true)}>Open dialog</Button>
        <Menu align="left" label="Sample menu" trigger="Menu">
          <button className={MENU_ITEM_CLASS} type="button">
            First
          </button>
          <button className={MENU_ITEM_CLASS} type="button">
            Second
          </button>
        </Menu>
        <Dialog
          description="This cannot be taken back."
          footer={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button onClick={() => setOpen(false)} tone="primary">
                Approve
              </Button>
            </>
          }
          onClose={() => setOpen(false)}
          open={isOpen}
          title="Approve this version?"
        >
          Your vote is for the content with this hash, and for no other.
        </Dialog>
      </Sample>
      <Sample name="Fields">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <Field hint="As it stands in RxNorm." id="sample-drug" label="Drug">
            {(control) => <Input {...control} defaultValue="Erlotinib" name="drug" />}
          </Field>
          <Field errors={["A PMID is a number of one to eight digits."]} label="PMID" required>
            {(control) => <Input {...control} defaultValue="abc" name="pmid" />}
          </Field>
          <Field label="Level">
            {(control) => (
              <Select {...control} name="level">
                <option>A: validated association</option>
                <option>B: clinical evidence</option>
              </Select>
            )}
          </Field>
          <Field label="Reason" optional>
            {(control) => <Textarea {...control} name="reason" rows={2} />}
          </Field>
          <RadioGroup
            defaultValue="approve"
            legend="Decision"
            name="decision"
            options={[
              { value: "approve", label: "Approve", hint: "It becomes the accepted version." },
              { value: "request-changes", label: "Request changes" },
            ]}
          />
          <Checkbox
            hint="Your name and the time are kept."
            label="I have read the sources"
            name="read"
          />
        </div>
      </Sample>
      <Card flush id="table" title="Table">
        <Table caption="Sample entries">
          <TableHead>
            <Th>Entry</Th>
            <Th>Title</Th>
            <Th>Level</Th>
          </TableHead>
          <TableBody>
            {["CUR-000001", "CUR-000002"].map((accession) => (
              <Tr key={accession}>
                <Td className="font-mono text-sm">{accession}</Td>
                <Td>EGFR L858R and erlotinib</Td>
                <Td>
                  <LevelBadge level={{ scheme: "civic", value: "A" }} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
        <div className="border-t">
          <Pagination
            hrefOf={(page) => `?page=${page}`}
            noun="entries"
            page={2}
            pageSize={25}
            total={812}
          />
        </div>
      </Card>
      <Sample name="Navigation">
        <Breadcrumbs items={[{ label: "Entries", to: "/entries" }, { label: "CUR-000001" }]} />
        <div className="w-full">
          <TabsNav
            label="Sample"
            tabs={[
              { to: "/styleguide", label: "Content" },
              { to: "/entries", label: "History", count: 3 },
            ]}
          />
        </div>
      </Sample>
      <Card id="empty" title="Empty state">
        <EmptyState
          actions={<Button tone="primary">Import a file</Button>}
          icon={Inbox}
          title="Nothing waits for you"
        >
          When a curator submits a change, it shows here.
        </EmptyState>
      </Card>
      <Flash message={{ id: "sample", tone: "success", text: "Your vote has been recorded." }} />
    </>
  );
}
