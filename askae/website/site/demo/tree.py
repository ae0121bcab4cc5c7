"""The pages of the demonstration hospital, from its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page, Site

from askae.website.site.exchange.content import add_comparison
from askae.website.site.exchange.models import ComparisonPage, VisitPage
from askae.website.site.formats.models import AccessibilityPage
from askae.website.site.information.models import GuidancePage, VisitingPage
from askae.website.site.news.models import NewsPage, StoryPage, Topic
from askae.website.site.pages.models import HomePage, InformationPage, Picture
from askae.website.site.services.models import (
    HospitalPage,
    ResearchTeamPage,
    ServicePage,
    StudyPage,
)

from .words import body, link, names, read, rich

CORONAVIRUS = ("visitors", "patients", "staying-safe")
SERVICES = ("emergency-department", "urgent-treatment-centre", "diabetes-centre", "maternity")
VISIT_STORY = "chinese-delegates-meet-heartlands-specialists"


class Builder:
    """Makes the pages one below the other. Each is published as an editor would publish it."""

    def __init__(self, pictures: dict[str, Picture]) -> None:
        self.pictures = pictures
        self.hospitals: dict[str, HospitalPage] = {}

    def build(self) -> HomePage:
        home = self._home()
        self._hospitals(home)
        self._coronavirus(home)
        self._visiting(home)
        self._services(home)
        self._research(home)
        self._news(home)
        self._exchange(home)
        self._accessibility(home)
        self._page(home, InformationPage, "contact", read("contact"))
        return home

    def _page(
        self, parent: Page, kind: type[Any], slug: str, data: Mapping[str, Any], **fields: Any
    ) -> Any:
        page = kind(
            title=data["title"],
            slug=slug,
            summary=data["summary"],
            body=body(data.get("blocks", []), self.pictures),
            **fields,
        )
        parent.add_child(instance=page)
        return page

    def _publish(self, page: Any) -> Any:
        """After its lists are filled, so that the first version an editor meets is whole."""
        page.save_revision().publish()
        return page

    def _home(self) -> HomePage:
        data = read("home")
        home = HomePage(
            title=data["title"],
            slug="hospital",
            summary=data["summary"],
            welcome=data["welcome"],
            picture=self.pictures.get("home"),
            tiles=[
                ("link", link({"text": tile["title"], "to": tile["to"], "hint": tile["text"]}))
                for tile in data["tiles"]
            ],
        )
        root = Page.get_first_root_node()
        for page in root.get_children():  # the greeting that comes with an empty site
            page.delete()
        root.refresh_from_db()
        root.add_child(instance=home)
        Site.objects.all().delete()
        Site.objects.create(
            hostname="localhost",
            port=80,
            root_page=home,
            is_default_site=True,
            site_name="Hospital",
        )
        return home

    def _index(self, home: Page, slug: str, title: str, summary: str, menu: bool = True) -> Page:
        data = {"title": title, "summary": summary}
        page: Page = self._page(
            home, InformationPage, slug, data, lists_children=True, show_in_menus=menu
        )
        return page

    def _hospitals(self, home: Page) -> None:
        index = self._index(
            home, "hospitals", "Hospitals", "Find our hospitals and their departments."
        )
        for slug in ("heartlands", "elmbrook"):
            data = read(f"hospital-{slug}")
            page = self._page(
                index,
                HospitalPage,
                slug,
                data,
                address="\n".join(data["address"]),
                phone=data["phone"],
                email=data.get("email", ""),
                opening=data["opening"],
                **{part: rich(data[part]) for part in ("getting_here", "parking", "access")},
            )
            for department in data["departments"]:
                page.departments.create(**department)
            self.hospitals[slug] = self._publish(page)

    def _coronavirus(self, home: Page) -> None:
        hub = self._guidance(home, "coronavirus", "coronavirus")
        for slug in CORONAVIRUS:
            self._guidance(hub, slug, f"coronavirus-{slug}")

    def _guidance(self, parent: Page, slug: str, name: str) -> Page:
        data = read(name)
        page = self._page(
            parent,
            GuidancePage,
            slug,
            data,
            reviewed=data["reviewed"],
            next_review=data["next_review"],
        )
        for change in data["changes"]:
            page.changes.create(**change)
        published: Page = self._publish(page)
        return published

    def _visiting(self, home: Page) -> None:
        data = read("visiting")
        page = self._page(
            home, VisitingPage, "visiting", data, show_in_menus=True, menu_title="Visiting"
        )
        for rule in data["rules"]:
            page.rules.create(
                hospital=self.hospitals[rule["hospital"]],
                starts=rule["from"],
                ends=rule["to"] or None,
                **{
                    key: rule[key].strip()
                    for key in ("ward_type", "times", "how_many", "who", "exceptions")
                },
            )
        self._publish(page)

    def _services(self, home: Page) -> None:
        index = self._index(home, "services", "Services", "Find a service at our hospitals.")
        for slug in SERVICES:
            data = read(f"service-{slug}")
            page = self._page(
                index,
                ServicePage,
                slug,
                data,
                **{part: data.get(part, "") for part in ("who_for", "referral", "opening")},
                **_contact(data.get("contact", {})),
            )
            page.hospitals.set([self.hospitals[name] for name in data["hospitals"]])
            self._people(page.people, data)
            self._publish(page)

    def _research(self, home: Page) -> None:
        data = read("research")
        index = self._page(
            home, InformationPage, "research", data, lists_children=True, show_in_menus=True
        )
        data = read("research-team")
        team = self._page(
            index,
            ResearchTeamPage,
            "diabetes-research-team",
            data,
            known_as=data["name"],
            place=data["place"],
            **_contact(data["contact"]),
        )
        self._people(team.people, data)
        self._publish(team)
        for name in names("study-"):
            data = read(name)
            self._page(
                team,
                StudyPage,
                name.removeprefix("study-"),
                data,
                team=team,
                status=_status(data["status"]),
                aim=data["aim"],
                can_take_part="\n".join(data["can_take_part"]),
                cannot="\n".join(data["cannot"]),
                lead=data["lead"]["name"],
                lead_role=data["lead"]["role"],
                ends=data["ends"],
                **_contact(data["how_to_ask"]),
            )

    def _news(self, home: Page) -> None:
        news = NewsPage(
            title="News",
            slug="news",
            summary="Stories from our hospitals, the latest first.",
            show_in_menus=True,
        )
        home.add_child(instance=news)
        stories = {name: read(name) for name in names("story-")}
        for name, data in sorted(stories.items(), key=lambda story: story[1]["date"]):
            slug = VISIT_STORY if name == "story-visit" else name.removeprefix("story-")
            story = self._page(
                news,
                StoryPage,
                slug,
                data,
                date=data["date"],
                standfirst=data["standfirst"].strip(),
                place=data.get("place", ""),
            )
            story.topics.set(_topics(data["topics"]))
            self._people(story.people, data)
            for organisation in data.get("organisations", []):
                story.organisations.create(name=organisation)
            self._publish(story)

    def _exchange(self, home: Page) -> None:
        data = read("exchange")
        index = self._page(
            home,
            InformationPage,
            "exchange",
            data,
            lists_children=True,
            show_in_menus=True,
            menu_title="Exchange",
        )
        english, chinese = add_comparison(
            index,
            _comparison(),
            slug="diabetes-care-england-and-china",
            reviewed=date(2026, 11, 25),
            next_review=date(2027, 11, 25),
        )
        self._publish(english)
        self._publish(chinese)
        self._visit(index, english)

    def _visit(self, index: Page, comparison: ComparisonPage) -> None:
        data = read("exchange-visit")
        visit = self._page(
            index,
            VisitPage,
            "xinjiang-visit",
            data,
            host=data["host"],
            delegation=data["delegation"],
            members=data["members"],
            story=StoryPage.objects.get(slug=VISIT_STORY),
            comparison=comparison,
        )
        for related in ("institutions", "people", "programme"):
            for entry in data[related]:
                role = {"role": entry["role"].lower()} if related == "institutions" else {}
                getattr(visit, related).create(**(entry | role))
        self._publish(visit)

    def _accessibility(self, home: Page) -> None:
        data = read("accessibility")
        page = self._page(
            home,
            AccessibilityPage,
            "accessibility",
            data,
            **{key: data[key] for key in ("status", "prepared", "reviewed")},
        )
        for issue in data["known_issues"]:
            page.known_issues.create(**(issue | {"fix_by": issue["fix_by"] or None}))
        self._publish(page)

    def _people(self, related: Any, data: Mapping[str, Any]) -> None:
        for person in data.get("people", []):
            related.create(**person)


def _contact(data: Mapping[str, Any]) -> dict[str, str]:
    return {
        "phone": data.get("phone", ""),
        "email": data.get("email", ""),
        "contact_text": data.get("text", ""),
    }


def _status(word: str) -> str:
    return {"recruiting": StudyPage.Status.RECRUITING, "full": StudyPage.Status.FULL}.get(
        word, StudyPage.Status.CLOSED
    )


def _topics(words: Iterable[str]) -> list[Topic]:
    return [
        Topic.objects.get_or_create(slug=slugify(word), defaults={"name": word})[0]
        for word in words
    ]


def _comparison() -> dict[str, Any]:
    from ruamel.yaml import YAML

    from .words import CONTENT

    data: dict[str, Any] = YAML(typ="safe").load(CONTENT / "comparison.yaml")
    return data
