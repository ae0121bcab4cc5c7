from django.apps import AppConfig


class FormatsConfig(AppConfig):
    name = "askae.website.site.formats"
    label = "formats"
