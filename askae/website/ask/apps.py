from django.apps import AppConfig


class AskConfig(AppConfig):
    name = "askae.website.ask"
