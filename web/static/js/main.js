// What every page does by script; all of it is comfort, and nothing depends on it.
import { keys } from "./keys.js";
import { once } from "./once.js";
import { keepText } from "./keep-text.js";
import { watchIdle } from "./idle.js";
import { frame } from "./frame.js";

frame(document);
once(document);
keepText(document);
keys(document);
watchIdle(document);
