import type { MetaFunction } from "@remix-run/node";
import { PageBody } from "#app/components/app-shell.tsx";
import { InteractiveSamples, StaticSamples } from "#app/components/styleguide-samples.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

/** Not for search engines. */
export const meta: MetaFunction = () => [
  { title: "Style guide · Curatorium" },
  { name: "robots", content: "noindex" },
];

/** Every primitive on one page, for those who build with them and for the tests that look at them. */
export default function Styleguide() {
  return (
    <PageBody>
      <PageHeader
        description="The primitives that every page is made of, in the colours chosen below."
        title="Style guide"
      />
      <div className="grid gap-5">
        <StaticSamples />
        <InteractiveSamples />
      </div>
    </PageBody>
  );
}
