// A form is sent once: the button rests while the answer is on its way. The server also knows a second press.
export function once(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    // What opens in a tab of its own leaves this page as it is, and may be asked for again.
    if (event.defaultPrevented || form.matches("[target]") || event.submitter?.formTarget) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    window.htmx?.trigger(form, "htmx:abort");
    for (const button of form.querySelectorAll("[data-once]")) button.setAttribute("aria-disabled", "true");
  });
  // What is being sent as a whole is not kept bit by bit any more.
  page.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.dataset.sent) event.preventDefault();
  });
  // A page that comes back from the browser's memory may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[data-once]")) button.removeAttribute("aria-disabled");
    }
  });
}
