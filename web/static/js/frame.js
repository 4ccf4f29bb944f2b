// Small manners of the frame: the menu is open where there is room, errors get the focus, Escape closes.
const WIDE = window.matchMedia("(min-width: 60.01rem)");

export function frame(page) {
  const side = page.querySelector("[data-open-wide]");
  const openWhereWide = () => { if (side) side.open = WIDE.matches; };
  openWhereWide();
  WIDE.addEventListener("change", openWhereWide);

  page.querySelector("[data-focus]")?.focus();

  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details.me[open], details.confirm[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  page.addEventListener("click", (event) => {
    const menu = page.querySelector("details.me[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  // Requests that a page makes by itself must not count as somebody being here.
  page.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.triggeringEvent === undefined || event.detail.elt.matches("[data-background]")) {
      event.detail.headers["X-Background"] = "1";
    }
    const token = page.body.dataset.csrf;
    if (token) event.detail.headers["X-CSRFToken"] = token;
  });
}
