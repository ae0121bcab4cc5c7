"""What an editor can put on a page. Each block has one template in jinja2/site/blocks/."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

RICH_TEXT = ["bold", "link", "document-link", "ol", "ul"]
"""No headings here: they are blocks of their own, so that their order can be checked."""


def template(name: str) -> str:
    return f"site/blocks/{name}.jinja"


class Heading(blocks.CharBlock):
    class Meta:
        icon = "title"
        template = template("heading")
        form_classname = "title"
        label = "Heading"


class Subheading(blocks.CharBlock):
    class Meta:
        icon = "title"
        template = template("subheading")
        label = "Smaller heading"
        help_text = "Only below a heading."


class Text(blocks.RichTextBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__(**({"features": RICH_TEXT} | options))

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = template("text")


class CaptionedPicture(blocks.StructBlock):
    image = ImageBlock(
        help_text="Say in the alt text what the picture shows. Tick “decorative” only if it says nothing."
    )
    caption = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "image"
        template = template("picture")
        label = "Picture"


class Quotation(blocks.StructBlock):
    text = blocks.TextBlock(rows=4, help_text="The exact words, without quotation marks.")
    person = blocks.CharBlock(help_text="Who said it. A quotation without a name is not published.")
    role = blocks.CharBlock(required=False)
    source = blocks.CharBlock(required=False, help_text="Where it was said or printed.")

    class Meta:
        icon = "openquote"
        template = template("quotation")


class Callout(blocks.StructBlock):
    title = blocks.CharBlock(required=False)
    text = Text()

    class Meta:
        icon = "warning"
        template = template("callout")
        label = "Important"


class Steps(blocks.ListBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__(blocks.CharBlock(label="Step"), **options)

    class Meta:
        icon = "list-ol"
        template = template("steps")


class DoAndDont(blocks.StructBlock):
    do = blocks.ListBlock(blocks.CharBlock(), default=[], required=False)
    dont = blocks.ListBlock(blocks.CharBlock(), default=[], required=False, label="Don’t")

    class Meta:
        icon = "tick"
        template = template("do_and_dont")
        label = "Do and don’t"


class Expander(blocks.StructBlock):
    title = blocks.CharBlock()
    text = Text()

    class Meta:
        icon = "arrow-down"
        template = template("expander")
        label = "Text to open"


class Contact(blocks.StructBlock):
    name = blocks.CharBlock()
    phone = blocks.CharBlock(required=False)
    email = blocks.EmailBlock(required=False)
    text = blocks.TextBlock(required=False, rows=2)

    class Meta:
        icon = "mail"
        template = template("contact")


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        page = self.get("page")
        return str(page.url if page else self.get("address", ""))


class Link(blocks.StructBlock):
    """A page of the site, or an address."""

    text = blocks.CharBlock(
        help_text="Makes sense when read alone: “Visiting times”, not “click here”."
    )
    page = blocks.PageChooserBlock(required=False)
    address = blocks.CharBlock(
        required=False, help_text="Where there is no page: /ask/ or https://…"
    )
    hint = blocks.CharBlock(required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("page") and not cleaned.get("address"):
            raise blocks.StructBlockValidationError(
                {"page": ValidationError("Choose a page or give an address.")}
            )
        return cleaned

    class Meta:
        icon = "link"
        value_class = LinkValue


class Links(blocks.ListBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__(Link(), **options)

    class Meta:
        icon = "link"
        template = template("links")


class Body(blocks.StreamBlock):
    """The content of an ordinary page."""

    heading = Heading()
    subheading = Subheading()
    text = Text()
    picture = CaptionedPicture()
    quotation = Quotation()
    callout = Callout()
    steps = Steps()
    do_and_dont = DoAndDont()
    expander = Expander()
    contact = Contact()
    links = Links()

    class Meta:
        template = template("body")
