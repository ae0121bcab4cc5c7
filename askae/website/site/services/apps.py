from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "askae.website.site.services"
    label = "services"
