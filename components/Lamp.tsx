/** The sign of Roomlight: a lit lamp in a room. */
export function Lamp({ size = 24 }: { /** px */ readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" style={{ flex: 'none' }} aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#2e2414" />
      <path d="M16 4v5" stroke="#f3dfb8" strokeWidth="2" strokeLinecap="round" />
      <path d="M8.5 17a7.5 7.5 0 0 1 15 0z" fill="#f4b84a" />
      <path
        d="M8 20.5l-2.5 6.5M16 20.5V27M24 20.5l2.5 6.5"
        stroke="#f4b84a"
        strokeWidth="2"
        strokeLinecap="round"
        opacity=".65"
      />
    </svg>
  );
}
