// The position is asked of the browser only if its owner ticks it, only where Home is picked, and only when the form is sent.
const PATIENCE = 8000;

for (const form of document.querySelectorAll("form[data-position]")) {
  const ask = form.querySelector("[data-position-ask]");
  if (!navigator.geolocation || !ask) continue;
  const places = form.querySelectorAll("[name=place]");
  const atHome = () => !places.length || form.querySelector("[name=place]:checked")?.value === "home";
  const offer = () => { ask.hidden = !atHome(); };
  form.addEventListener("change", offer);
  offer();
  form.addEventListener("submit", (event) => {
    const field = form.querySelector("[name=position]");
    if (form.dataset.located || !atHome() || !ask.querySelector("input").checked) return;
    event.preventDefault();
    const go = () => { form.dataset.located = "yes"; form.requestSubmit(); };
    navigator.geolocation.getCurrentPosition((found) => {
      field.value = `${found.coords.latitude.toFixed(4)},${found.coords.longitude.toFixed(4)}`;
      go();
    }, go, { timeout: PATIENCE, maximumAge: 60000 });
  });
}
