import { Card } from "#app/ui/card.tsx";
import { CommandBlock } from "#app/ui/copyable.tsx";

/**
 * How a laboratory gets a release and proves what it got: exact commands. `origin` is the address
 * that the reader's browser shows.
 */
export function VerifyRelease({ origin }: { origin: string }) {
  return (
    <Card id="verify" title="Get it and prove what you got">
      <ol className="grid list-decimal grid-cols-[minmax(0,1fr)] gap-4 pl-5 marker:text-muted">
        <li className="pl-1">
          <p className="mb-1.5">
            Get the trusted root once, from the publishers, on a way other than this site; compare
            its digest with the one they give you.
          </p>
          <CommandBlock
            commands={`curl -fsSO ${origin}/tuf/metadata/1.root.json\nsha256sum 1.root.json`}
            label="Fetch the root"
          />
        </li>
        <li className="pl-1">
          <p className="mb-1.5">
            Pull. Every signature, digest and version is checked before a file is put in place.
            Repeated when nothing is new, it takes two small requests.
          </p>
          <CommandBlock
            commands={`curatorium pull ${origin}/tuf --root 1.root.json --to ./knowledge-base`}
            label="Pull"
          />
        </li>
        <li className="pl-1">
          <p className="mb-1.5">Check the copy again at any time, without a network.</p>
          <CommandBlock
            commands="curatorium verify ./knowledge-base --root 1.root.json"
            label="Verify"
          />
        </li>
      </ol>
      <p className="mt-4 text-sm text-muted">
        The repository follows The Update Framework 1.0, so that stock clients such as tuf-js verify
        it as well.
      </p>
    </Card>
  );
}
