// Keys: "/" searches, j and k move, Enter opens, "g" and a letter goes, "?" lists keys. They rest while one types.
const WAIT_FOR_LETTER = 1500;

export function keys(page) {
  let going = 0;
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || page.querySelector("dialog[open]")) return;
    const here = page.querySelector(".is-here");
    if (going && Date.now() - going < WAIT_FOR_LETTER) {
      going = 0;
      follow(page, `g ${event.key}`, event);
    } else if (event.key === "g") going = Date.now();
    else if (event.key === "/") follow(page, "/", event);
    else if (event.key === "j" || event.key === "k") move(page, here, event.key === "j" ? 1 : -1, event);
    else if (event.key === "Enter" && here && event.target === page.body) open(here, event);
    else if (event.key === "?") list(page, event);
    else follow(page, event.key, event);
  });
}

function isTyping(target) {
  return target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select");
}

// A page names its own keys with data-key on a link, a button or a field; where lines have the same keys, the line one is on.
// A line that nobody chose is chosen first, in plain sight, and nothing is done: what is done may not be undone.
function follow(page, key, event) {
  const named = [...page.querySelectorAll(".is-here [data-key]"), ...page.querySelectorAll("[data-key]")];
  const target = named.find((each) => each.dataset.key === key);
  if (!target) return;
  event.preventDefault();
  const line = target.closest("[data-lines] > *");
  if (line && !line.classList.contains("is-here")) choose(page, line);
  else if (target.matches("input, textarea, select")) target.focus();
  else target.click();
}

function lines(page) {
  return [...page.querySelectorAll("[data-lines] > *, tbody[data-lines] > tr")].filter((line) => line.offsetParent !== null);
}

function move(page, here, by, event) {
  const all = lines(page);
  if (!all.length) return;
  event.preventDefault();
  const at = here ? all.indexOf(here) : by > 0 ? -1 : 0;
  choose(page, all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function choose(page, line) {
  page.querySelector(".is-here")?.classList.remove("is-here");
  line.classList.add("is-here");
  line.scrollIntoView({ block: "nearest" });
  (line.querySelector("a[href], button, input:not([type=checkbox], [type=hidden])") || line).focus({ preventScroll: true });
}

function open(line, event) {
  const link = line.querySelector("a[href]");
  if (!link) return;
  event.preventDefault();
  link.click();
}

async function list(page, event) {
  const dialog = page.querySelector("#keys");
  if (!dialog) return;
  event.preventDefault();
  if (!dialog.childElementCount) {
    const answer = await fetch(dialog.dataset.source, { headers: { "X-Background": "1" } });
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const title = page.createElement("h2");
    title.id = "keys-title";
    title.textContent = "Keys";
    const close = page.createElement("form");
    close.method = "dialog";
    const button = page.createElement("button");
    button.className = "usa-button usa-button--outline";
    button.textContent = "Close";
    close.append(button);
    dialog.append(title, other.querySelector("#key-list") || "", close);
  }
  dialog.showModal();
}
