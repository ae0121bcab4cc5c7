from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "askae.website.site.pages"
    label = "pages"
