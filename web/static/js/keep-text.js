// Text typed into a form with data-keep="a-name" outlives a lost page or a sign-in that ran out, in this tab only,
// for the same person only; signing out forgets it.
const NEVER = new Set(["csrf_token", "form_key", "password", "kept", "ssn"]);

export function keepText(page) {
  for (const form of page.querySelectorAll("form[data-keep]")) {
    const name = `keep:${page.body.dataset.me ?? ""}:${form.dataset.keep}`;
    const wasSent = sessionStorage.getItem(`${name}:sent`);
    if (wasSent && !form.querySelector(".usa-error-message") && !page.querySelector(".error-summary")) {
      sessionStorage.removeItem(name);
    }
    sessionStorage.removeItem(`${name}:sent`);
    offerBack(form, name);
    form.addEventListener("input", () => sessionStorage.setItem(name, JSON.stringify(typed(form))));
    form.addEventListener("submit", () => sessionStorage.setItem(`${name}:sent`, "yes"));
  }
  forgetSent(page);
  page.querySelector("form[data-forget]")?.addEventListener("submit", () => sessionStorage.clear());
}

// The page after a kept form was taken has no such form: then what was kept is no longer needed.
function forgetSent(page) {
  for (const key of Object.keys(sessionStorage)) {
    if (!key.endsWith(":sent") || page.querySelector(".error-page, .door")) continue;
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
