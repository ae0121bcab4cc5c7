"""Parts of the body that a person can point at, and what each one covers in the knowledge."""

from __future__ import annotations

from typing import NamedTuple

from askae.triage.knowledge import Complaint


class Part(NamedTuple):
    id: str
    text: str
    covers: tuple[str, ...]
    pictured: bool = True


PARTS = (
    Part("head", "Head", ("head", "face", "eye", "ear", "mouth")),
    Part("eye", "Eye", ("eye",), pictured=False),
    Part("ear", "Ear", ("ear",), pictured=False),
    Part("mouth", "Mouth, teeth or throat", ("mouth", "neck"), pictured=False),
    Part("neck", "Neck or throat", ("neck", "mouth")),
    Part("chest", "Chest", ("chest",)),
    Part("arm", "Arm", ("arm",)),
    Part("hand", "Hand", ("hand",)),
    Part("belly", "Belly", ("belly",)),
    Part("back", "Back", ("back",), pictured=False),
    Part("hips", "Hips or bottom", ("hips",), pictured=False),
    Part("genitals", "Private parts", ("genitals",)),
    Part("leg", "Leg", ("leg", "hips")),
    Part("foot", "Foot or ankle", ("foot",)),
    Part("skin", "Skin", ("skin",), pictured=False),
    Part("mind", "Mood and mind", ("mind",), pictured=False),
    Part("whole", "Whole body, or hard to say", ("whole",), pictured=False),
)
BY_ID = {part.id: part for part in PARTS}


def concerns(complaint: Complaint, part: str) -> bool:
    return part in BY_ID and any(place in complaint.body for place in BY_ID[part].covers)
