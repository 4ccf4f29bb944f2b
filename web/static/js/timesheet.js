// Comfort on a provider's timesheet: a tap on a day's "Add" sets the day of the form, and the question about the second
// hour from 1:00 is asked only in the night in which the clocks went back.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-day]");
  const form = document.querySelector("form[data-stretch]");
  if (!link || !form || form.querySelector("[name=instead]")) return;
  event.preventDefault();
  const day = form.querySelector("[name=day]");
  day.value = link.dataset.day;
  day.dispatchEvent(new Event("change", { bubbles: true }));
  form.scrollIntoView();
  form.querySelector("[name=starts]").focus();
});

document.addEventListener("input", askAgain);
document.addEventListener("change", askAgain);
document.addEventListener("htmx:afterSettle", askAgain);
askAgain();

function askAgain() {
  const again = document.querySelector("[data-again]");
  if (!again) return;
  const day = again.closest("form").querySelector("[name=day]").value;
  const before = new Date(`${day}T12:00:00Z`);
  before.setUTCDate(before.getUTCDate() + 1);
  const next = Number.isNaN(before.getTime()) ? "" : before.toISOString().slice(0, 10);
  again.hidden = ![day, next].some((each) => each && again.dataset.again.split(" ").includes(each));
}
