/** Back from the bank the browser may show this page as it was left: mid-way. */
export function reloadWhenRevived(): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) window.location.reload();
  };
  window.addEventListener('pageshow', onShow);
  return () => window.removeEventListener('pageshow', onShow);
}
