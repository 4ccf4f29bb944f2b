// Two minutes before the server ends an idle session, ask whether somebody is there.
const WARN_BEFORE = 120;

export function watchIdle(page) {
  const limit = Number(page.body.dataset.idleSeconds);
  const dialog = page.querySelector("#idle");
  if (!limit || !dialog) return;
  let seen = Date.now();
  const left = () => limit - (Date.now() - seen) / 1000;

  page.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.elt.matches("[data-background]")) seen = Date.now();
  });
  dialog.querySelector("[data-idle-stay]").addEventListener("click", async () => {
    const answer = await fetch(page.body.dataset.stay || "/sign-in/stay", { method: "POST", headers: { "X-CSRFToken": page.body.dataset.csrf } });
    if (answer.status === 204) seen = Date.now();
    dialog.close();
  });
  setInterval(() => {
    if (left() > WARN_BEFORE) return;
    const words = dialog.querySelector("[data-idle-left]");
    words.textContent = left() > 0 ? `${Math.ceil(left() / 60)} minute${left() > 60 ? "s" : ""}` : "a moment; you may be signed out already";
    if (!dialog.open && left() > -60) dialog.showModal();
  }, 5000);
}
