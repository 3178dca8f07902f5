/** What is shown when not even the page's settings could be read. */
export function StartFailed() {
  return (
    <main class="message">
      <h1>LogoKraft can't start</h1>
      <p>Its server doesn't answer. Is it running?</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}
