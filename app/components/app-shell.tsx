import { Form, Link, useLocation, useNavigation } from "@remix-run/react";
import { ChevronDown, LogOut, Menu as MenuIcon, Search, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { pb } from "#app/lib/paths.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { cn } from "#app/ui/cn.ts";
import { MENU_ITEM_CLASS, Menu } from "#app/ui/menu.tsx";
import { BrandMark } from "./brand-mark.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

/** A person who has signed in, as far as the page needs to know. */
export type Viewer = { readonly name: string; readonly roles: readonly string[] };

/** A place in the main navigation; `count` is what waits there. */
export type Section = {
  readonly to: string;
  readonly label: string;
  readonly count?: number | undefined;
};

/** Pages whose own search box makes the one in the head superfluous. */
const HAS_OWN_SEARCH: ReadonlySet<string> = new Set([pb.home(), pb.entries()]);

/** The frame around every page: navigation, search, account, and the foot. */
export function AppShell({
  viewer,
  sections,
  signInPath,
  children,
}: {
  viewer: Viewer | null;
  sections: readonly Section[];
  signInPath: string;
  children: ReactNode;
}) {
  const path = useLocation().pathname;
  const current = currentSection({ sections, path });
  return (
    <div className="flex min-h-screen flex-col print:block">
      <a
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 shadow-floating focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        href="#main"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-40 border-b bg-raised print:hidden">
        <ProgressBar />
        <div className="page-width flex h-13 items-center gap-2">
          <Link
            className="mr-2 flex items-center gap-2 rounded-md font-semibold tracking-tight"
            to={pb.home()}
          >
            <BrandMark className="size-6" />
            Curatorium
          </Link>
          <nav aria-label="Main" className="hidden h-full items-stretch md:flex">
            {sections.map((section) => (
              <SectionLink isCurrent={section.to === current} key={section.to} section={section} />
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            {!HAS_OWN_SEARCH.has(path) && <HeaderSearch className="hidden lg:block" />}
            {viewer === null ? (
              <LinkButton size="sm" to={signInPath}>
                Sign in
              </LinkButton>
            ) : (
              <AccountMenu viewer={viewer} />
            )}
            <SmallScreenMenu sections={sections} signInPath={signInPath} viewer={viewer} />
          </div>
        </div>
      </header>
      <main className="flex-1 focus:outline-none" id="main" tabIndex={-1}>
        {children}
      </main>
      <ShellFooter />
    </div>
  );
}

/** The width, the padding and the air of an ordinary page. */
export function PageBody({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn("page-width pt-6 pb-16 print:p-0", className)}>{children}</div>;
}

/** The section that a page belongs to: of two whose address begins its own, the longer one. */
function currentSection(input: { sections: readonly Section[]; path: string }): string | null {
  const around = input.sections
    .map(({ to }) => to)
    .filter((to) => input.path === to || input.path.startsWith(`${to}/`));
  return around.sort((left, right) => right.length - left.length)[0] ?? null;
}

function SectionLink({ section, isCurrent }: { section: Section; isCurrent: boolean }) {
  return (
    <Link
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex items-center gap-1.5 border-y-2 border-t-transparent px-2.5 focus-visible:-outline-offset-2",
        isCurrent
          ? "border-b-accent font-medium text-fg"
          : "border-b-transparent text-muted hover:text-fg",
      )}
      to={section.to}
    >
      {section.label}
      <Count value={section.count} />
    </Link>
  );
}

function Count({ value }: { value: number | undefined }) {
  return value === undefined || value === 0 ? null : (
    <span className="rounded-full bg-accent-soft px-1.5 text-xs font-medium text-accent tabular-nums">
      {value.toLocaleString("en")}
      <span className="sr-only"> waiting</span>
    </span>
  );
}

function HeaderSearch({ className }: { className?: string }) {
  return (
    <Form action={pb.entries()} className={className} role="search">
      <label className="relative block">
        <span className="sr-only">Search entries</span>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        />
        <input
          className="h-8 w-full rounded-md border border-line-strong/60 bg-surface pr-2.5 pl-8 lg:w-56 xl:w-72"
          maxLength={200}
          name="q"
          placeholder="Gene, drug, PMID, CUR-…"
          type="search"
        />
      </label>
    </Form>
  );
}

function AccountMenu({ viewer }: { viewer: Viewer }) {
  return (
    <div className="hidden md:block">
      <Menu
        label={`Account of ${viewer.name}`}
        trigger={
          <>
            <Initials name={viewer.name} />
            <span className="max-w-40 truncate">{viewer.name}</span>
            <ChevronDown aria-hidden="true" className="size-3.5 text-muted" />
          </>
        }
      >
        <AccountDetails viewer={viewer} />
      </Menu>
    </div>
  );
}

function AccountDetails({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <div className="px-2.5 pt-1 pb-2">
        <p className="font-medium">{viewer.name}</p>
        <p className="text-sm text-muted">
          {viewer.roles.length === 0 ? "No role yet" : viewer.roles.join(", ")}
        </p>
      </div>
      <div className="border-t pt-1.5">
        <Link className={MENU_ITEM_CLASS} to={pb.account()}>
          <UserRound aria-hidden="true" />
          Your account
        </Link>
      </div>
      <Form action={pb.signOut()} method="post">
        <button className={MENU_ITEM_CLASS} type="submit">
          <LogOut aria-hidden="true" />
          Sign out
        </button>
      </Form>
    </>
  );
}

function SmallScreenMenu({
  viewer,
  sections,
  signInPath,
}: {
  viewer: Viewer | null;
  sections: readonly Section[];
  signInPath: string;
}) {
  const current = currentSection({ sections, path: useLocation().pathname });
  return (
    <div className="md:hidden">
      <Menu
        className="w-[min(20rem,calc(100vw-2rem))]"
        label="Menu"
        trigger={<MenuIcon aria-hidden="true" className="size-5" />}
      >
        <HeaderSearch className="pb-1.5" />
        <nav aria-label="Main">
          {sections.map((section) => (
            <Link
              aria-current={section.to === current ? "page" : undefined}
              className={cn(MENU_ITEM_CLASS, section.to === current && "font-semibold")}
              key={section.to}
              to={section.to}
            >
              {section.label}
              <Count value={section.count} />
            </Link>
          ))}
        </nav>
        <div className="mt-1.5 border-t pt-1.5">
          {viewer === null ? (
            <Link className={MENU_ITEM_CLASS} to={signInPath}>
              Sign in
            </Link>
          ) : (
            <AccountDetails viewer={viewer} />
          )}
        </div>
      </Menu>
    </div>
  );
}

function Initials({ name }: { name: string }) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
  return (
    <span
      aria-hidden="true"
      className="grid size-6 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
    >
      {letters}
    </span>
  );
}

/** A thin line while the next page loads; late enough that a quick page shows none. */
function ProgressBar() {
  const isLoading = useNavigation().state !== "idle";
  return (
    <div
      aria-hidden="true"
      className={cn(
        "absolute inset-x-0 top-0 h-0.5 origin-left bg-accent transition-[opacity,scale]",
        isLoading ? "scale-x-75 opacity-100 delay-150 duration-2000" : "scale-x-0 opacity-0",
      )}
    />
  );
}

function ShellFooter() {
  return (
    <footer className="border-t bg-raised text-sm text-muted print:hidden">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
        <p>
          For curators, laboratories and decision support.{" "}
          <span className="whitespace-nowrap">Not medical advice.</span>
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link className="hover:text-fg hover:underline" to={pb.releases()}>
            Verify a release
          </Link>
          <a className="hover:text-fg hover:underline" href={pb.apiEntries()}>
            JSON
          </a>
          <ThemeToggle />
        </div>
      </div>
    </footer>
  );
}
