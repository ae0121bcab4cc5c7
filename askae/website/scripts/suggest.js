// While somebody types what is wrong: what they may mean, and 999 where it sounds dangerous.
const box = document.getElementById("words");
const place = document.querySelector("[data-suggests]");
const search = document.querySelector("[data-searches]");
const PAUSE = 350; // milliseconds without a key, so that not each letter asks
let waiting;
let asked = 0;

const offered = (id) => !search || document.querySelector(`input[name="complaint"][value="${CSS.escape(id)}"]`);

async function suggest() {
  const words = box.value.trim();
  const mine = ++asked;
  let html = "";
  try {
    const answer = words && (await fetch(place.dataset.suggests, { method: "POST", body: new URLSearchParams({ words }) }));
    if (answer && answer.ok) html = await answer.text();
  } catch {
    // Without a network the words are understood on the next page.
  }
  if (mine !== asked) return;
  const found = document.createElement("template");
  found.innerHTML = html;
  for (const one of found.content.querySelectorAll("[data-complaint]")) {
    if (!offered(one.dataset.complaint)) one.parentElement.remove();
  }
  const list = found.content.querySelector("ul");
  if (list && !list.querySelector("li")) [list, found.content.querySelector(".app-suggestions__lead")].forEach((e) => e.remove());
  const before = place.textContent.trim();
  if (before === found.content.textContent.trim()) return;
  place.replaceChildren(...found.content.children);
  place.querySelector(".app-danger")?.scrollIntoView({ block: "nearest" }); // a phone's keyboard may cover it
}

if (box && place) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PAUSE);
  });
  place.addEventListener("click", ({ target }) => {
    const one = target.closest("[data-complaint]");
    if (!one) return;
    box.value = one.textContent;
    asked += 1;
    for (const part of place.querySelectorAll(".app-suggestions__lead, ul")) part.remove();
    if (search) search.click();
    else box.focus();
  });
}
