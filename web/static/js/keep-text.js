// Text typed into a form with data-keep="a-name" outlives a lost page or a sign-in that ran out, in this tab only,
// for the same person only; signing out forgets it.
const NEVER = new Set(["csrf_token", "form_key", "password", "kept", "ssn"]);

export function keepText(page) {
  offerAll(page, page);
  // A part that htmx swaps in brings forms of its own, so what is typed is heard above them.
  page.addEventListener("htmx:afterSettle", (event) => offerAll(page, event.target));
  page.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form) sessionStorage.setItem(nameOf(form), JSON.stringify(typed(form)));
  });
  page.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-keep]")) sessionStorage.setItem(`${nameOf(event.target)}:sent`, "yes");
    if (event.target.matches("form[data-forget]")) sessionStorage.clear();
  });
}

function nameOf(form) {
  return `keep:${form.ownerDocument.body.dataset.me ?? ""}:${form.dataset.keep}`;
}

// What was kept for the forms of a part is offered back, unless it was sent and taken.
function offerAll(page, part) {
  const forms = [...part.querySelectorAll("form[data-keep]")];
  for (const form of forms) {
    const name = nameOf(form);
    const taken = !form.querySelector(".usa-error-message") && !page.querySelector(".error-summary");
    if (sessionStorage.getItem(`${name}:sent`) && taken) sessionStorage.removeItem(name);
    sessionStorage.removeItem(`${name}:sent`);
    offerBack(form, name);
  }
  forgetSent(page);
}

// The page after a kept form was taken has no such form: then what was kept is no longer needed.
function forgetSent(page) {
  if (page.querySelector(".error-page, .door")) return;
  const here = new Set([...page.querySelectorAll("form[data-keep]")].map(nameOf));
  for (const key of Object.keys(sessionStorage)) {
    if (!key.endsWith(":sent") || here.has(key.slice(0, -5))) continue;
    sessionStorage.removeItem(key.slice(0, -5));
    sessionStorage.removeItem(key);
  }
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !NEVER.has(field.name) && field.type !== "hidden" && field.type !== "file");
}

function typed(form) {
  return fieldsOf(form).map((field) => [field.name, field.type, field.value, field.checked ?? null]);
}

function offerBack(form, name) {
  const kept = JSON.parse(sessionStorage.getItem(name) || "null");
  if (!kept || JSON.stringify(kept) === JSON.stringify(typed(form))) return;
  const note = form.ownerDocument.createElement("p");
  note.className = "kept-note";
  note.setAttribute("role", "status");
  const button = form.ownerDocument.createElement("button");
  button.type = "button";
  button.className = "usa-button usa-button--unstyled";
  button.textContent = form.dataset.keepBack ?? "Put it back";
  note.append(form.dataset.keepSays ?? "You typed here before and did not send it.", " ", button);
  button.addEventListener("click", () => {
    putBack(form, kept);
    note.remove();
  });
  form.prepend(note);
}

function putBack(form, kept) {
  for (const [name, type, value, checked] of kept) {
    for (const field of fieldsOf(form).filter((each) => each.name === name)) {
      if (type === "radio" || type === "checkbox") {
        if (field.value === value) field.checked = checked;
      } else field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
