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
document.addEventListener("htmx:afterSettle", showWord);
document.addEventListener("htmx:beforeSwap", goThere);
askAgain();

// Somebody far down the page sees what came of a tap: what is wrong, or what was said about it, comes into view.
function showWord(event) {
  if (event.target.id !== "sheet") return;
  const word = document.querySelector("#sheet .error-summary, #sheet > .message");
  if (!word) return;
  word.setAttribute("tabindex", "-1");
  word.focus();
  word.scrollIntoView({ block: "center" });
}

function askAgain() {
  const again = document.querySelector("[data-again]");
  if (!again) return;
  const day = again.closest("form").querySelector("[name=day]").value;
  const before = new Date(`${day}T12:00:00Z`);
  before.setUTCDate(before.getUTCDate() + 1);
  const next = Number.isNaN(before.getTime()) ? "" : before.toISOString().slice(0, 10);
  again.hidden = ![day, next].some((each) => each && again.dataset.again.split(" ").includes(each));
}

// An answer without this part is another page, like the one to sign in again: go there, and leave no empty page behind.
function goThere(event) {
  const { target, xhr, serverResponse } = event.detail;
  if (target.id !== "sheet" || xhr.status >= 400 || serverResponse.includes('id="sheet"')) return;
  event.detail.shouldSwap = false;
  window.location.assign(xhr.responseURL);
}
