// Everything works without this; it makes some things quicker.
import { Button, ErrorSummary, Radios, SkipLink, createAll } from "./nhsuk/nhsuk-frontend.min.js";
import "./suggest.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const component of [Button, ErrorSummary, Radios, SkipLink]) createAll(component);

// "None of these" gives way to what is ticked. It unticks nothing itself: a slip must not lose a danger.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const box of document.getElementsByName(target.name)) {
    if (box !== target && "givesWay" in box.dataset) box.checked = false;
  }
});

// A question that only some answers call for waits for one of them.
const places = document.querySelectorAll("[data-follows]");
const showFollowUps = () => {
  for (const place of places) {
    const calls = place.dataset.calls.split("|");
    const answers = [...document.getElementsByName(place.dataset.follows)];
    place.hidden = !answers.some((a) => a.checked && calls.includes(a.value) && !a.closest("[hidden]"));
  }
};
document.addEventListener("change", showFollowUps);
showFollowUps();

// In the box for a few words Enter searches, as it does in a line; with Shift it begins a new line.
document.addEventListener("keydown", (event) => {
  const button = document.querySelector("[data-searches]");
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.id !== "words" || !button) return;
  event.preventDefault();
  button.click();
});

// Notices: an urgent one is spoken once in each tab; one that is put away goes without a new page.
const announce = document.querySelector("[data-announce]");
if (announce) {
  const fresh = [...document.querySelectorAll(".app-notice--urgent")].filter((notice) => {
    try {
      const key = `notice-${notice.dataset.notice}`;
      const met = sessionStorage.getItem(key);
      sessionStorage.setItem(key, "met");
      return !met;
    } catch {
      return true;
    }
  });
  const words = fresh.map((notice) => `Urgent notice: ${notice.querySelector("h2").textContent}.`);
  if (words.length) setTimeout(() => (announce.textContent = words.join(" ")), 500);
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-put-away]")) return;
  event.preventDefault();
  const [, kept = ""] = document.cookie.match(/(?:^|; )notices=([\w.]*)/) ?? [];
  const keys = [...new Set([...kept.split("."), form.elements.key.value])].filter(Boolean).slice(-20);
  document.cookie = `notices=${keys.join(".")}; path=/; max-age=2592000; samesite=lax`;
  form.closest(".app-notice").remove();
  const main = document.querySelector("main");
  main.tabIndex = -1;
  main.focus();
});

// Print or save.
for (const place of document.querySelectorAll("[data-print]")) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => window.print());
}
for (const how of document.querySelectorAll("[data-print-how]")) how.hidden = false;

// Where somebody is: asked of the browser only after they chose so, and sent once, rounded to about a kilometre.
if (navigator.geolocation && window.isSecureContext) {
  for (const place of document.querySelectorAll("[data-locate]")) place.hidden = false;
  for (const form of document.querySelectorAll("form[data-locate]")) {
    const told = form.querySelector("[role=status]");
    const failed = ({ code, PERMISSION_DENIED }) => {
      const why = code === PERMISSION_DENIED ? "Your browser did not allow it." : "We could not find where you are.";
      const instead = document.getElementById("near") ? "Type the first half of a postcode instead, or choose" : "Choose";
      told.textContent = `${why} That is all right. ${instead} from the list.`;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      told.textContent = "Looking for where you are…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          form.elements.here.value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
          form.submit();
        },
        failed,
        { maximumAge: 300000, timeout: 15000 },
      );
    });
  }
}

// Where no cookie carries the answers, each page leaves them, sealed, in its entry of the browser's history, so that
// "Back" works. The name of this tab or frame says which journey goes on in it: no other one is ever brought back.
const named = () => `askae ${window.location.pathname.match(/\/j\/([\w-]+)\//)?.[1]}`;
const forget = () => {
  if (window.name.startsWith("askae ")) window.name = "";
};
const kept = document.querySelector("[data-kept-at]");
const lost = document.querySelector("[data-bring-back]");
if (kept) {
  history.replaceState(document.querySelector("[name=state]").value, "", kept.dataset.keptAt);
  window.name = named();
} else if (lost && history.state && window.name === named()) {
  lost.elements.state.value = history.state;
  lost.submit();
}
document.querySelector(".app-end")?.addEventListener("submit", forget);

// Leave quickly: what is around this page too. It is replaced, so that "Back" does not return to it, and empty until
// then. Escape three times does the same.
const ways = document.querySelectorAll("[data-leave]");
if (ways.length) {
  const go = () => {
    const away = ways[0].href;
    forget();
    document.body.replaceChildren();
    window.top.location.replace(away);
  };
  for (const way of ways) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    });
  }
  let presses = 0;
  document.addEventListener("keydown", (event) => {
    presses = event.key === "Escape" ? presses + 1 : 0;
    if (presses === 3) go();
  });
}
