"""A small knowledge folder without problems, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from askae.knowledge import Report, check_folder

FILES = {
    "knowledge.yaml": """\
title: A small base
licence: CC-BY-4.0
review: draft
max_pages: 25
speak_now: speak_now
start: [person, dangers]
""",
    "dispositions.yaml": """\
dispositions:
  call_999:
    {level: emergency, within: 0, service: ambulance, title: Call 999, how: Now., out_of_hours: Same.,
     cant_get_there: They come., when: now, get: Call 999}
  speak_now:
    {level: urgent, within: 1, service: phone, title: Call 111, how: Now., out_of_hours: Same.,
     cant_get_there: By phone., when: now, get: Call 111}
  gp_today:
    {level: urgent, within: 24, service: gp, title: See a GP, how: Call., out_of_hours: Call 111.,
     cant_get_there: Say so., when: today, get: See a GP today}
  gp_soon:
    {level: routine, within: 240, service: gp, title: See a GP soon, how: Call., out_of_hours: Wait.,
     cant_get_there: Say so., when: soon, get: See a GP soon}
  self_care:
    {level: self_care, within: 0, service: home, title: Look after yourself, how: Rest., out_of_hours: Same.,
     cant_get_there: Stay., when: soon, get: Rest}
""",
    "people.yaml": """\
findings:
  who:
    kind: choice
    least: me
    person: yes
    means: Who answers
    ask: Who is it for?
    said: it is for someone
    options: {me: Me, someone_else: Someone else}
  age:
    kind: age
    person: yes
    ask: How old {are|is} {you}?
    options: {under 1 year: Under 1, 1-15 years: 1 to 15, 16 years or over: 16 or over}
  complaint:
    kind: complaint
    ask: What is the problem?
questions:
  person: {title: About {you}, why: Age matters., asks: [who, age]}
""".replace("title: About {you}", 'title: "About {you}"'),
    "shared.yaml": """\
findings:
  choking:
    kind: yes_no
    worse: yes
    not_sure: emergency
    means: Choking now
    ask: "{Are|Is} {you} choking?"
    item: Choking now
    said: "{you} {are|is} choking"
  blue_lips:
    kind: yes_no
    worse: yes
    means: Central cyanosis
    ask: "{Are|Is} {your} lips blue?"
    item: Blue lips
    said: "{your} lips are blue"
questions:
  dangers: {title: Any of these now?, why: They cannot wait., asks: [choking, blue_lips], dangers: yes}
rules:
  choking_now:
    when: choking
    then: call_999
    reason: Choking cannot wait.
    hazard: Death by choking
    source: FIRST 2
    first_aid: [back_blows]
    stop: yes
  blue_now:
    when: blue_lips
    then: call_999
    reason: Blue lips cannot wait.
    hazard: Low oxygen
    source: unverified
    stop: yes
first_aid:
  back_blows: ["Give {them} five blows on the back."]
sources:
  FIRST: {title: First aid, publisher: A charity, version: 2020-01-01, read: document}
""",
    "complaints/cough.yaml": """\
complaint:
  id: cough
  name: Cough
  means: Any cough
  group: chest
  body: [chest]
  words: [cough, coughing]
  asserts: {coughs: yes}
  default: gp_soon
  default_reason: A cough like this should be seen.
  self_care_when: cough_days = few and not cough_blood and not smoker
  self_care_reason: This cough goes by itself.
  ask: [cough_how, cough_long, cough_oxygen, cough_smoker]
findings:
  coughs:
    kind: yes_no
    worse: yes
    means: Coughing
    said: "{you} {cough|coughs}"
  cough_blood:
    kind: yes_no
    worse: yes
    means: Blood coughed up
    ask: Is there blood?
    item: Blood
    said: "{you} {cough|coughs} up blood"
    develops: "{you} {cough|coughs} up blood"
    can_develop: yes
  cough_breathless:
    kind: yes_no
    worse: yes
    means: Breathless
    ask: "{Are|Is} {you} breathless?"
    item: Breathless
    said: "{you} {are|is} breathless"
  cough_days:
    kind: ordered
    worse: up
    means: How long
    ask: How long?
    options:
      few: {text: A few days, said: it is a few days}
      weeks: {text: Weeks, said: it has been weeks}
      months: {text: Months, said: it has been months}
  smoker:
    kind: yes_no
    worse: yes
    person: yes
    means: Smokes
    ask: "{Do|Does} {you} smoke?"
    said: "{you} {smoke|smokes}"
  oxygen:
    kind: number
    worse: down
    reading: yes
    unit: "%"
    min: 50
    max: 100
    normal: 98
    means: Oxygen saturation
    ask: What is the oxygen reading?
    said: "{your} oxygen is {value} %"
questions:
  cough_how: {title: Any of these?, why: They can be serious., asks: [cough_blood, cough_breathless]}
  cough_long: {why: Long coughs need a look., asks: [cough_days]}
  cough_smoker: {why: Smoke harms., asks: [smoker]}
  cough_oxygen: {why: Low oxygen is serious., asks: [oxygen]}
rules:
  cough_low_oxygen:
    when: oxygen < 92 or (cough_breathless and cough_blood)
    then: call_999
    reason: That is serious.
    hazard: Lung failure
    source: FIRST 1
  cough_blood_seen:
    when: cough_blood
    then: gp_today
    reason: Blood needs a look.
    hazard: Lung cancer
    source: [FIRST 1, unverified]
advice:
  - for: [self_care, gp_soon]
    when: coughs
    do: ["Drink enough, {you} {need|needs} it."]
""",
}


def write(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """The base in ``folder``, with these files added or replaced."""
    for name, text in (FILES | (changes or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def spoilt(folder: Path, name: str, old: str, new: str) -> Report:
    """The report on the base with one passage replaced."""
    assert FILES[name].count(old) >= 1, f"{old!r} is not in {name}"
    return check_folder(write(folder, {name: FILES[name].replace(old, new, 1)}))


def with_file(folder: Path, text: str, name: str = "more.yaml") -> Report:
    """The report on the base with one file more."""
    return check_folder(write(folder, {name: text}))
