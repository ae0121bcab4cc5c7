from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "askae.website.site.notices"
    label = "notices"

    def ready(self) -> None:
        from . import signals

        signals.connect()
