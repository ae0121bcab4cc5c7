from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "askae.website.site.information"
    label = "information"
