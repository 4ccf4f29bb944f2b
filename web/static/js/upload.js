// A file that is too large is said at once, before minutes of sending. The server counts again.
for (const field of document.querySelectorAll("input[type=file][data-largest]")) {
  const said = field.form.querySelector("[data-too-large]");
  const group = field.closest(".usa-form-group");
  const check = () => {
    const beyond = [...field.files].some((file) => file.size > Number(field.dataset.largest));
    said.hidden = !beyond;
    if (beyond) said.textContent = said.dataset.tooLarge;
    group.classList.toggle("usa-form-group--error", beyond);
    field.setAttribute("aria-invalid", String(beyond));
    return beyond;
  };
  field.addEventListener("change", check);
  field.form.addEventListener("submit", (event) => {
    if (!check()) return;
    event.preventDefault();
    field.focus();
  }, { capture: true });
}
