/** The mark: a C that holds a tick. Decoration; the name stands beside it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={className} viewBox="0 0 32 32">
      <rect className="fill-accent" height="32" rx="7" width="32" />
      <path
        className="stroke-on-accent"
        d="M22.2 11.4A8 8 0 1 0 22.2 20.6"
        fill="none"
        strokeLinecap="round"
        strokeWidth="3.2"
      />
      <path
        className="stroke-on-accent"
        d="M14.6 16.2l2.7 2.7 6-6.2"
        fill="none"
        opacity="0.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="2.8"
      />
    </svg>
  );
}
