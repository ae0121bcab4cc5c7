from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "askae.website.site.demo"
    label = "demo"
