from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "askae.website.site.editing"
    label = "editing"
