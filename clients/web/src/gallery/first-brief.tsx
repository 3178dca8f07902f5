/** What the wall says while it is empty. */
export function FirstBrief() {
  return (
    <div class="first-brief">
      <p class="first-brief-text">
        Nothing here yet. Tell us about a company, and fifteen logos for it are drawn while you
        watch.
      </p>
      <a class="button" href="/new">Write the first brief</a>
    </div>
  );
}
