"""Slips of authors, one a row: what is changed in the small base, and what must be said of it."""
# ruff: noqa: E501  one slip a row reads best

from __future__ import annotations

from typing import NamedTuple

COUGH = "complaints/cough.yaml"
SHARED = "shared.yaml"


class Slip(NamedTuple):
    name: str
    file: str
    old: str
    new: str
    says: str
    at: str
    """Part of the line that the problem must point to."""


SLIPS = [
    # files and keys
    Slip("duplicate key", COUGH, "  group: chest\n", "  group: chest\n  group: lungs\n", "“group” is here twice", "group: lungs"),
    Slip("not YAML", COUGH, "means: Any cough", "means: Any: cough", "not YAML", "Any: cough"),
    Slip("key that is no word", SHARED, "hazard: Low oxygen", "{you}: x\n    hazard: Low oxygen", "A key must be one word", "{you}: x"),
    Slip("unknown top-level key", SHARED, "rules:\n", "ruls: {}\nrules:\n", "Unknown key “ruls”", "ruls:"),
    Slip("setting elsewhere", SHARED, "rules:\n", "review: draft\nrules:\n", "Unknown key “review”", "review:"),
    Slip("unknown key", COUGH, "    hazard: Lung cancer", "    hazrd: x\n    hazard: Lung cancer", "unknown key “hazrd”", "hazrd"),
    Slip("unknown key of a variant", SHARED, "    item: Choking now", "    item: Choking now\n    baby: {itm: x}", "unknown key “baby: itm”", "baby:"),
    Slip("variant alone", COUGH, "    means: Coughing\n", "    means: Coughing\n    baby: {ask: Coughs?}\n", "has “ask” for baby alone", "baby:"),
    Slip("wrong type", COUGH, "max: 100", "max: a lot", "“max” of The finding oxygen must be a number", "max:"),
    Slip("number for text", COUGH, "reason: That is serious.", "reason: 12", "must be a text, not a number", "reason: 12"),
    Slip("braces without quotes", COUGH, "reason: That is serious.", "reason: {you}", "must be a text, not a list of keys", "reason: {you}"),
    Slip("true for yes", COUGH, "reading: yes", "reading: true", "must be yes or no", "reading: true"),
    Slip("empty text", COUGH, "reason: That is serious.", 'reason: ""', "“reason” of The rule cough_low_oxygen is empty", "reason:"),
    Slip("empty list", COUGH, "words: [cough, coughing]", "words: []", "“words” of The complaint cough is empty", "words:"),
    Slip("bad id", COUGH, "  cough_low_oxygen:", "  Cough-low:", "“Cough-low” cannot be the id", "Cough-low:"),
    Slip("word of the language as id", COUGH, "  cough_low_oxygen:", "  above:", "“above” cannot be the id", "above:"),
    Slip("duplicate id", COUGH, "  coughs:\n    kind", "  choking:\n    kind", "“choking” exists already, in complaints/cough.yaml line", "  choking:\n"),
    Slip("entries without ids", SHARED, "first_aid:\n  back_blows:", "first_aid:\n  -", "“first_aid” must hold one entry for each id", "first_aid:\n"),
    # references
    Slip("unknown disposition", COUGH, "then: gp_today", "then: gp_tody", "names “gp_tody”, which does not exist", "gp_tody"),
    Slip("unknown source", COUGH, "source: FIRST 1", "source: FIRTS 1", "names “FIRTS”, which is no source", "FIRTS"),
    Slip("unknown question", COUGH, "[cough_how, cough_long,", "[cough_how, cough_lng, cough_long,", "names “cough_lng”", "cough_lng"),
    Slip("unknown first aid", SHARED, "first_aid: [back_blows]", "first_aid: [back_blow]", "names “back_blow”", "[back_blow]"),
    Slip("unknown finding in a question", COUGH, "asks: [smoker]", "asks: [smokr]", "names “smokr”", "[smokr]"),
    Slip("unknown finding asserted", COUGH, "{coughs: yes}", "{cougs: yes}", "names “cougs”", "{cougs"),
    Slip("impossible assertion", COUGH, "{coughs: yes}", "{coughs: often}", "cannot be “often”", "{coughs: often"),
    Slip("unknown body part", COUGH, "body: [chest]", "body: [cheste]", "names “cheste”", "cheste"),
    Slip("unknown target", COUGH, "for: [self_care", "for: [self_car", "names “self_car”", "self_car"),
    Slip("twice in a list", COUGH, "body: [chest]", "body: [chest, chest]", "has “chest” twice", "body:"),
    Slip("no speak_now", "knowledge.yaml", "speak_now: speak_now", "speak_now: speak", "names “speak”", "speak_now:"),
    Slip("too many pages", "knowledge.yaml", "max_pages: 25", "max_pages: 26", "“max_pages” must be 1 to 25", "max_pages"),
    # wording
    Slip("unknown token", COUGH, 'ask: "{Do|Does} {you} smoke?"', 'ask: "{Do|Does} {thou} smoke?"', "{thou}, which means nothing", "{thou}"),
    Slip("stray brace", COUGH, "ask: Is there blood?", "ask: Is there blood}?", "has }, which means nothing", "blood}?"),
    Slip("braces where all read the same", "dispositions.yaml", "how: Rest.", 'how: "{You} rest."', "takes no braces", "{You} rest"),
    Slip("no why", COUGH, "{why: Smoke harms., asks", "{asks", "has no “why”", "cough_smoker: {"),
    Slip("no ask", COUGH, "    ask: Is there blood?\n", "", "cough_blood has no “ask”", "  cough_blood:"),
    Slip("no item", COUGH, "    item: Blood\n", "", "cough_blood has no “item”", "  cough_blood:"),
    Slip("no said", COUGH, '    said: "{you} {cough|coughs} up blood"\n', "", "cough_blood has no “said”", "  cough_blood:"),
    Slip("no said of an option", COUGH, "{text: Weeks, said: it has been weeks}", "Weeks", "cough_days has no “said”, though rules use it for weeks", "  cough_days:"),
    Slip("no develops", COUGH, '    develops: "{you} {cough|coughs} up blood"\n', "", "cough_blood has no “develops”", "  cough_blood:"),
    Slip("develops but cannot", COUGH, "    can_develop: yes\n", "", "has “develops” but not “can_develop", "  cough_blood:"),
    Slip("no title of a checklist", COUGH, "{title: Any of these?, why: They", "{why: They", "cough_how has no “title”", "cough_how: {"),
    Slip("no reason", COUGH, "    reason: Blood needs a look.\n", "", "cough_blood_seen has no “reason”", "  cough_blood_seen:"),
    Slip("no hazard", COUGH, "    hazard: Lung cancer\n", "", "cough_blood_seen has no “hazard”", "  cough_blood_seen:"),
    Slip("no source", COUGH, "    source: [FIRST 1, unverified]\n", "", "cough_blood_seen has no “source”", "  cough_blood_seen:"),
    Slip("no default_reason", COUGH, "  default_reason: A cough like this should be seen.\n", "", "has no “default_reason”", "complaint:"),
    Slip("no self_care_reason", COUGH, "  self_care_reason: This cough goes by itself.\n", "", "has no “self_care_reason”", "complaint:"),
    Slip("no name", COUGH, "  name: Cough\n", "", "The complaint cough has no “name”", "complaint:"),
    Slip("no words", COUGH, "  words: [cough, coughing]\n", "", "The complaint cough has no “words”", "complaint:"),
    Slip("no body", COUGH, "  body: [chest]\n", "", "The complaint cough has no “body”", "complaint:"),
    Slip("no default", COUGH, "  default: gp_soon\n", "", "The complaint cough has no “default”", "complaint:"),
    Slip("advice says nothing", COUGH, '    do: ["Drink enough, {you} {need|needs} it."]\n', "", "The advice says nothing", "- for:"),
    Slip("verb that does not agree", COUGH, "ask: Is there blood?", 'ask: "{Do|Does} {they} cough blood?"', "does not agree for a child", "{they}"),
    # findings
    Slip("unknown kind", COUGH, "kind: ordered", "kind: sorted", "cannot be “sorted”", "kind: sorted"),
    Slip("no worse", COUGH, "    worse: down\n", "", "oxygen has no “worse”", "  oxygen:"),
    Slip("impossible worse", COUGH, "worse: down", "worse: yes", "cannot be “yes”", "worse: yes"),
    Slip("choice without least", "people.yaml", "    least: me\n", "", "who has no “least”", "  who:"),
    Slip("unknown least", "people.yaml", "least: me", "least: mee", "names “mee”", "least: mee"),
    Slip("reading without normal", COUGH, "    normal: 98\n", "", "oxygen has no “normal”", "  oxygen:"),
    Slip("reading without unit", COUGH, '    unit: "%"\n', "", "oxygen has no “unit”", "  oxygen:"),
    Slip("normal out of range", COUGH, "normal: 98", "normal: 980", "“normal” of The finding oxygen is outside", "normal: 980"),
    Slip("range the wrong way", COUGH, "min: 50", "min: 500", "must be below “max”", "min: 500"),
    Slip("bad unit", COUGH, "    min: 50", '    also: {"x": [0, 1]}\n    min: 50', "needs a factor", "also:"),
    Slip("age kind", COUGH, "    kind: yes_no\n    worse: yes\n    means: Coughing", "    kind: age\n    means: Coughing", "coughs cannot be of the kind age", "    kind: age"),
    Slip("age option", "people.yaml", "under 1 year: Under 1", "babies: Under 1", "“babies” is not an age", "babies"),
    Slip("option of the program", COUGH, "      few: {text", "      not_sure: Perhaps\n      few: {text", "cannot be the id of an option", "not_sure"),
    Slip("no age", "people.yaml", "  age:\n    kind: age", "  ages:\n    kind: age", "There is no finding “age”", "knowledge.yaml"),
    Slip("worrying least", COUGH, "    kind: ordered\n    worse: up\n", "    kind: ordered\n    worse: up\n    least: months\n", "is not its least worrying answer", "least: months"),
    Slip("worrying least of yes_no", COUGH, "    worse: yes\n    means: Coughing", "    worse: yes\n    least: yes\n    means: Coughing", "is not its least worrying answer", "least: yes"),
    Slip("not sure of a reading", COUGH, "    reading: yes\n", "    reading: yes\n    not_sure: worse\n", "a reading is skipped, never not sure", "not_sure: worse"),
    Slip("needless emergency", COUGH, "    person: yes\n", "    person: yes\n    not_sure: emergency\n", "no emergency rule uses it", "not_sure: emergency"),
    Slip("speak_now that can wait", "knowledge.yaml", "speak_now: speak_now", "speak_now: gp_soon", "which is not urgent", "speak_now: gp_soon"),
    Slip("age not asked", "people.yaml", "asks: [who, age]", "asks: [who]", "The age is not asked at the start", "knowledge.yaml"),
    # expressions
    Slip("mixed and/or", COUGH, "(cough_breathless and cough_blood)", "cough_breathless and cough_blood", "mixed without brackets (column", "when: oxygen"),
    Slip("unknown finding", COUGH, "when: cough_blood\n", "when: cough_blod\n", "no finding or concept “cough_blod”", "cough_blod\n"),
    Slip("unknown option", COUGH, "cough_days = few", "cough_days = fw", "cough_days has no option “fw”", "self_care_when"),
    Slip("out of range", COUGH, "oxygen < 92", "oxygen < 920", "920 is outside 50 to 100 %", "when: oxygen"),
    Slip("unit after a number", COUGH, "oxygen < 92", "oxygen < 92 kPa", "“kPa” after a number", "when: oxygen"),
    Slip("age without unit", COUGH, "when: cough_blood\n", "when: cough_blood and age >= 3\n", "no unit of days, weeks, months or years", "age >= 3"),
    Slip("comparison of yes_no", COUGH, "when: cough_blood\n", "when: cough_blood = yes\n", "takes no “=”", "cough_blood = yes"),
    Slip("number without comparison", COUGH, "when: cough_blood\n", "when: oxygen\n", "needs a comparison", "when: oxygen\n"),
    Slip("bracket left open", COUGH, "and cough_blood)", "and cough_blood", "expected ), found the end", "when: oxygen"),
    Slip("weight", COUGH, "when: cough_blood\n", "when: score(1, cough_blood * 1.3)\n", "the weight 1.3 is not", "score"),
    Slip("score out of reach", COUGH, "when: cough_blood\n", "when: at_least(3, cough_blood, smoker)\n", "can never be reached", "at_least"),
    Slip("expression missing", COUGH, "    when: cough_blood\n", "    when:\n", "must be an expression", "    when:\n"),
    Slip("always true", COUGH, "cough_days = few", "cough_days >= few", "always true of cough_days", "self_care_when"),
    # direction
    Slip("against direction", COUGH, "when: cough_blood\n", "when: cough_blood and not smoker\n", "against the direction of smoker", "not smoker"),
    Slip("ordered against direction", COUGH, "when: cough_blood\n", "when: cough_blood and cough_days = weeks\n", "against the direction of cough_days", "= weeks"),
    Slip("number against direction", COUGH, "oxygen < 92", "oxygen > 99", "against the direction of oxygen", "when: oxygen"),
    Slip("self-care against direction", COUGH, "and not smoker", "and smoker", "against the direction of smoker", "self_care_when"),
    Slip("applies against direction", COUGH, "    means: Breathless", "    applies: not cough_blood\n    means: Breathless", "“applies” of cough_breathless", "applies: not"),
    Slip("needless excuse", COUGH, "    hazard: Lung cancer", "    against: {cough_blood: why}\n    hazard: Lung cancer", "excuses cough_blood", "against: {cough_blood"),
    # readings
    Slip("reading alone", COUGH, " or (cough_breathless and cough_blood)", "", "has no alternative that anyone can see or feel", "  cough_low_oxygen:"),
    Slip("reading holds at normal", COUGH, "oxygen < 92", "oxygen < 99", "holds at the normal value, 98", "  cough_low_oxygen:"),
    Slip("observable is less urgent", COUGH, " or (cough_breathless and cough_blood)\n", "\n    observable: [cough_blood_seen]\n", "names cough_blood_seen as observable, which is less urgent", "  cough_low_oxygen:"),
    Slip("observable without reading", COUGH, "    hazard: Lung cancer", "    observable: [blue_now]\n    hazard: Lung cancer", "uses no reading", "  cough_blood_seen:"),
    # defaults
    Slip("self-care by default", COUGH, "default: gp_soon", "default: self_care", "The default of cough is self-care", "default: self_care"),
    Slip("self-care too urgent", COUGH, "  default: gp_soon", "  default: gp_soon\n  self_care: gp_today", "at least as urgent as its default", "self_care: gp_today"),
    Slip("rule at its default", COUGH, "then: gp_today", "then: gp_soon", "not more urgent than the default of cough", "  cough_blood_seen:"),
    Slip("default's own name", COUGH, "  cough_blood_seen:", "  cough_default:", "The id cough_default belongs to the program", "  cough_default:"),
    Slip("self-care reason without condition", COUGH, "  self_care_when: cough_days = few and not cough_blood and not smoker\n", "", "needs “self_care_when”", "self_care_reason"),
    # reach and use
    Slip("contradiction", COUGH, "when: cough_blood\n", "when: cough_blood and age < 1 year and age > 2 years\n", "Nobody can meet the rule cough_blood_seen", "  cough_blood_seen:"),
    Slip("never asked here", COUGH, "ask: [cough_how, cough_long,", "ask: [cough_long,", "cough_blood is never asked in cough", "  cough_blood_seen:"),
    Slip("unused question", COUGH, "cough_oxygen, cough_smoker]", "cough_oxygen]", "No complaint asks the question cough_smoker", "  cough_smoker:"),
    Slip("question without effect", COUGH, " and not smoker", "", "cough asks cough_smoker, but no rule there depends on it", "ask: [cough_how"),
    Slip("unused finding", COUGH, " and not smoker", "", "smoker is asked, but nothing depends on it", "  smoker:"),
    Slip("finding never asked", COUGH, "asks: [cough_blood, cough_breathless]", "asks: [cough_blood]", "No question asks for cough_breathless", "  cough_breathless:"),
    Slip("unused first aid", SHARED, "    first_aid: [back_blows]\n", "", "No rule names the first aid back_blows", "  back_blows:"),
    Slip("asked twice", COUGH, "asks: [smoker]", "asks: [smoker, cough_blood]", "cough_blood is asked by two questions", "cough_smoker: {"),
    Slip("mixed readings", COUGH, "asks: [oxygen]", "asks: [oxygen, cough_days]", "mixes readings", "cough_oxygen: {"),
    Slip("dangers not at the start", "knowledge.yaml", "[person, dangers]", "[person]", "are not asked at the start", "shared.yaml"),
    Slip("applies in a circle", COUGH, "    means: Breathless", "    applies: cough_breathless\n    means: Breathless", "depends on itself", "  cough_breathless:"),
]  # fmt: skip
